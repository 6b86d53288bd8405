"""How a count has changed, in words."""

import pytest

from clinics.reports.change import Change


@pytest.mark.parametrize(
    ("now", "before", "sign", "text"),
    [
        (15, 12, "▲", "3 more than before (+25%)"),
        (9, 12, "▼", "3 fewer than before (−25%)"),
        (0, 12, "▼", "12 fewer than before (−100%)"),
        (12, 12, "", "as many as before"),
        (3, 0, "", "none before"),
        (0, 0, "", "none before either"),
        (2500, 1000, "▲", "1,500 more than before (+150%)"),
    ],
)
def test_the_words_say_what_the_arrow_shows(now, before, sign, text):
    change = Change(now, before)
    assert (change.sign, change.text) == (sign, text)
