"""The drawn picture has the size that shared links want, holds every title, and is the same each time."""

import io

import pytest
from PIL import Image

from articles.social_card import FAMILIES, SITE, SocialCard, digest_in, draw, title_lines

CARD = SocialCard(
    "Example Clinic", "Article", "Skin and light", signed="Reviewed by Dr A. Example, 1 May 2026"
)


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_the_same_values_make_the_same_bytes():
    assert draw(CARD) == draw(SocialCard("Example Clinic", "Article", "Skin and light", "", CARD.signed))


def test_it_is_a_png_of_1200_by_630_that_carries_its_digest():
    png = draw(CARD)
    assert opened(png).size == (1200, 630) and len(png) < 100_000
    assert digest_in(png) == CARD.digest and len(CARD.digest) == 16


def test_another_title_another_digest():
    other = SocialCard("Example Clinic", "Article", "Skin and shade", signed=CARD.signed)
    assert other.digest != CARD.digest and draw(other) != draw(CARD)


@pytest.mark.parametrize("family", ["", *FAMILIES])
def test_a_family_has_its_colour(family):
    ground = FAMILIES.get(family, SITE)[0]
    found = opened(draw(SocialCard("Clinic", "Treatment", "PRP", family))).getpixel((5, 5))
    assert all(abs(one - int(ground[at : at + 2], 16)) <= 3 for one, at in zip(found, (1, 3, 5), strict=True))


@pytest.mark.parametrize(
    "title",
    ["PRP", "Bruises, swelling and when to call", "Polynucleotides for thin skin " * 12, "Donaudampfschifffahrt" * 9, "Ł" * 400, "a\x00b\n\tc", ""],
)  # fmt: skip
def test_every_title_fits(title):
    font, lines = title_lines(title)
    assert all(font.getlength(line) <= 1040 for line in lines)
    assert len(lines) * font.size * 1.16 <= 271
    draw(SocialCard("Clinic", "Article", title))


def test_a_long_title_is_set_smaller_and_at_last_cut():
    short, long = (
        title_lines("PRP")[0].size,
        title_lines("Eight words that need more than one line here")[0].size,
    )
    assert title_lines("Words without an end " * 40)[1][-1].endswith("…")
    assert short >= long > title_lines("Words without an end " * 40)[0].size


@pytest.mark.parametrize("file", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_any_other_file_has_no_digest(file):
    assert digest_in(file) == ""
