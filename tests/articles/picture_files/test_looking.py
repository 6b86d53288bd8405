"""What the program sees in a picture: where one looks, what resembles it, its colour."""

import pytest
from PIL import Image as Pillow

from articles.picture_files import guess, likeness, tone
from articles.picture_files.likeness import look_alike
from tests.articles.picture_files.drawn import spot


@pytest.mark.parametrize("at", [(25, 30), (50, 50), (75, 65)])
def test_the_guess_falls_on_what_stands_out(at):
    across, down = guess(spot(at))
    assert abs(across - at[0]) <= 8 and abs(down - at[1]) <= 8


def test_an_even_area_is_looked_at_in_its_middle():
    assert guess(Pillow.new("RGB", (300, 200), "teal")) == (50, 50)


def test_another_size_and_format_look_alike_and_another_picture_does_not():
    one = spot((25, 30))
    smaller = likeness(one.resize((150, 100)))
    assert look_alike(likeness(one), smaller)
    assert not look_alike(likeness(one), likeness(spot((80, 70))))


def test_plain_areas_are_not_all_the_same_picture():
    assert likeness(Pillow.new("RGB", (30, 30), "teal")) == ""
    assert not look_alike("", "")


@pytest.mark.parametrize(("colour", "digits"), [("black", "000"), ("white", "333"), ("#ff0000", "300")])
def test_the_tone_is_the_average_in_steps(colour, digits):
    assert tone(Pillow.new("RGB", (30, 30), colour)) == digits
