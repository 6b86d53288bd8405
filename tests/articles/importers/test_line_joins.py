"""D20 and D21: sentences cut at their links are whole again; lists and headings stay what they are."""

import pytest

from tests.articles.importers.reading import lines_of, read_file, read_text, repaired


def test_anchors_and_orphans_are_told_apart_and_rejoined():
    document = read_file("scraped.txt")
    assert (
        "Creams with extracts can support the skin's own barrier function, and they may ease dryness, itching, and tightness."
        in document.body
    )
    assert "Some people use them with sunscreen, which matters more than any extract." in document.body
    assert lines_of(document, "D20") == [5, 7, 9, 11, 14]
    assert lines_of(document, "D21") == [8, 10, 12]
    assert document.glossary_candidates == ("barrier", "dryness", "itching", "tightness", "sunscreen")


def test_the_report_shows_the_words_around():
    assert (
        14,
        "use them with\nsunscreen\n, which matters",
        "use them with sunscreen, which matters",
    ) in repaired(read_file("scraped.txt"), "D20")


def test_a_name_with_a_capital_is_an_anchor_where_the_sentence_asks_for_it():
    document = read_text(
        "Many clinics offer treatments such as\nBotulinum toxin\nand fillers to adults only.\n"
    )
    assert (
        document.body == "Many clinics offer treatments such as Botulinum toxin and fillers to adults only.\n"
    )
    assert lines_of(document, "D20") == [2]


@pytest.mark.parametrize(
    "text",
    [
        "The cream holds few things\nwater\nglycerin\nsqualane\n",
        "Ingredients\nWater comes first on every label.\nGlycerin follows it closely.\n",
        "The sentence ends here.\nthe next begins small, as some people write.\n",
        "- water\n- glycerin\n",
    ],
)
def test_what_is_no_cut_sentence_stays_in_its_lines(text):
    assert lines_of(read_text(text), "D20") == lines_of(read_text(text), "D21") == []


def test_markdown_keeps_its_soft_line_breaks():
    text = "## Heading\n\nA paragraph that was\nwrapped\nby hand ends here.\n"
    assert read_text(text).body == text


def test_wrapped_text_becomes_whole_paragraphs():
    lines = [
        "Needling makes small channels in the skin, and the skin closes",
        "them within a day; what follows takes weeks, and nobody can say",
        "before how much will change. A practitioner looks at the skin",
        "first and says what is likely.",
        "",
        "A second paragraph stands apart from the first one, as it did",
        "in the letter from which it was copied.",
    ]
    document = read_text("\n".join(lines) + "\n")
    assert document.body == " ".join(lines[:4]) + "\n\n" + " ".join(lines[5:]) + "\n"
    assert {repair.code for repair in document.repairs} == {"D16"}
