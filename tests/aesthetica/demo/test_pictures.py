"""The drawn pictures: every one can be drawn, is the same each time, and shows something."""

import io

import pytest
from PIL import Image

from aesthetica.demo import pictures


@pytest.mark.parametrize("slug", pictures.SCENES)
def test_a_picture_is_drawn_at_the_width_asked_for_and_is_no_plain_surface(slug: str) -> None:
    picture = Image.open(io.BytesIO(pictures.draw(slug, width=160)))
    assert picture.width == 160
    assert len(picture.convert("RGB").getcolors(maxcolors=160 * 160) or []) > 40


@pytest.mark.parametrize("slug", ["vesicles", "stem-branches"])
def test_the_same_picture_comes_out_each_time(slug: str) -> None:
    assert pictures.draw(slug, width=160) == pictures.draw(slug, width=160)


def test_an_unknown_picture_is_refused() -> None:
    with pytest.raises(KeyError):
        pictures.draw("outcome-of-a-treatment")
