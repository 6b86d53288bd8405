"""D19 and D23: labels with their texts become definition lists."""

import pytest

from tests.articles.importers.reading import lines_of, read_file, read_text


def test_pairs_become_definitions_and_myths_keep_their_names():
    document = read_file("scraped.txt")
    assert "Myth 1\n:   Every extract is gentle.\n\nReality\n:   Some extracts irritate, so" in document.body
    assert lines_of(document, "D19") == [16, 18]


def test_bullets_with_abbreviations_become_definitions_with_their_neighbours():
    document = read_file("terms.txt")
    assert "Keratinocyte cells (KCs)\n:   They form the outer layer" in document.body
    assert lines_of(document, "D23") == [4, 5, 6]
    assert document.glossary_candidates == ("Keratinocyte cells (KCs)", "Dermal cells (DCs)", "Plant cells")


@pytest.mark.parametrize(
    "bullets",
    [
        "- Monday: closed all day.\n- Tuesday: open until noon.",
        "- Platelet-rich plasma (PRP): from your own blood.\n- and whatever else helps",
        "- A single item (ONE): alone in its list.",
    ],
)
def test_other_bullets_stay_bullets(bullets):
    document = read_text(f"Here is what we have to say.\n{bullets}\nThat is all there is to it.\n")
    assert bullets in document.body and lines_of(document, "D23") == []


def test_a_colon_line_without_a_label_above_stays():
    text = "A whole sentence ends here.\n: and this hangs in the air.\n"
    assert lines_of(read_text(text), "D19") == []


def test_definitions_in_normal_form_are_not_repaired_again():
    text = "Myth 1\n:   Every extract is gentle.\n\nReality\n:   Some irritate.\n"
    document = read_text(text)
    assert document.body == text and lines_of(document, "D19") == []
