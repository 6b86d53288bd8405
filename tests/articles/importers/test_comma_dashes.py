"""D24: a comma glued to the next word is a dash; every other comma stays a comma."""

import pytest

from tests.articles.importers.reading import lines_of, read_file, read_text, repaired


def test_glued_commas_become_dashes_each_with_its_words():
    document = read_file("dashes.txt")
    assert lines_of(document, "D24") == [2, 2, 3]
    assert repaired(document, "D24")[0] == (2, "volume ,quickly", "volume – quickly")
    assert "volume – quickly and visibly – but" in document.body


@pytest.mark.parametrize(
    "text",
    [
        "Prices, times and places.",
        "A price of 1 ,000 pounds.",
        "Odd , spacing stays odd.",
        "No comma at all.",
    ],
)
def test_other_commas_stay(text):
    assert read_text(text + "\n").body == text + "\n"
