"""Words and minutes."""

import pytest

from articles.rendering import reading_minutes, to_html


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (220, 1), (221, 2), (1369, 7), (2200, 10)])
def test_minutes_are_rounded_up(words, minutes):
    assert reading_minutes(words) == minutes


def test_text_is_what_a_reader_sees():
    rendering = to_html("## A & B\n\nOne *two*<br>three &lt;four&gt;.\n\n- five")
    assert rendering.text == "A & B\nOne two\nthree <four>.\nfive"
    assert rendering.words == 7


def test_words_with_apostrophes_and_hyphens_count_once():
    assert to_html("The skin's long-term state: don’t know").words == 6
