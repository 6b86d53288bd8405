"""Contrast is that of WCAG 2.2, and what is proposed can be read."""

import pytest

from clinics.contrast import figure, luminance, mix, nearest, ratio, text_on


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.3),
    ],
)
def test_known_pairs(one, other, expected):
    assert ratio(one, other) == ratio(other, one) == pytest.approx(expected, abs=0.005)


def test_luminance_goes_from_black_to_white():
    assert luminance("#000000") == 0 and luminance("#ffffff") == pytest.approx(1)


def test_a_figure_is_never_rounded_up_to_what_is_needed():
    assert figure(ratio("#777777", "#ffffff")) == "4.4:1"
    assert figure(4.5) == "4.5:1" and figure(21) == "21.0:1"


@pytest.mark.parametrize("colour", ["#2a9d8f", "#ffd400", "#ff6f61", "#9f7aea", "#ffffff", "#808080"])
@pytest.mark.parametrize("ground", ["#f6f7f3", "#ffffff", "#101514"])
def test_the_nearest_tone_can_be_read_and_is_the_first_that_can(colour, ground):
    tone = nearest(colour, ground)
    assert ratio(tone, ground) >= 4.5
    assert ratio(tone, ground) < 5.4 or tone == colour


def test_what_can_be_read_stays_as_it_is():
    assert nearest("#0e4f47", "#ffffff") == "#0e4f47"


def test_text_on_a_colour_is_white_or_near_black():
    assert text_on("#0e4f47") == "#ffffff" and text_on("#ffd400") == "#101010"


def test_colours_are_mixed_channel_by_channel():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#123456", "#ffffff", 0) == "#123456"


@pytest.mark.parametrize(
    "text", ["red", "#fff", "#FFFFFF", "#12345g", "#123456;", " #123456", "#123456\n", ""]
)
def test_what_is_no_colour_is_refused(text):
    with pytest.raises(ValueError, match="no colour"):
        ratio(text, "#ffffff")
