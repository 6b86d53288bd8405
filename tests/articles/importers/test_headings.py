"""D17, D18 and D22: headings without marks get them, and nothing else does."""

import pytest

from tests.articles.importers.reading import lines_of, read_file, read_text, warned


def test_short_lines_before_a_sentence_become_headings():
    document = read_file("scraped.txt")
    assert (
        "## Plain Facts: What Extracts Can Do\n" in document.body
        and "## Questions People Bring Along\n" in document.body
    )
    assert lines_of(document, "D17") == [2, 20]


def test_labels_with_a_colon_become_headings_without_it():
    document = read_file("terms.txt")
    assert "## Kinds of Cells\n" in document.body and "## Conclusion\n" in document.body
    assert lines_of(document, "D22") == [2, 8]


def test_a_question_can_be_a_heading():
    document = read_text(
        "Skin renews itself every month or so.\nHow long does it take?\nIt takes about a month in most adults.\n"
    )
    assert lines_of(document, "D17") == [2]


@pytest.mark.parametrize(
    "line",
    [
        "This short line ends with a stop.",
        "Short, but it trails off,",
        "a line that begins small",
        "By Ada Example",
        "- A bullet",
        "First thing. Second Thing",
        "A line that goes on and on for so long that nobody would ever take it for a heading at all",
        "Are you ready?",
    ],
)
def test_other_lines_are_no_headings(line):
    document = read_text(f"Something is said here first.\n{line}\nAnd this sentence follows after it.\n")
    assert lines_of(document, "D17") == []


def test_two_short_lines_in_a_row_are_not_guessed_at():
    document = read_text(
        "Something is said here first.\nOne Line\nOther Line\nAnd this sentence follows after it.\n"
    )
    assert lines_of(document, "D17") == []


@pytest.mark.parametrize(
    "line", ["The most common types include:", "You will need:", "Note:", "For example:", "Tel:"]
)
def test_lines_that_lead_in_are_no_headings(line):
    document = read_text(f"Something is said here first.\n{line}\nA sentence that follows the line above.\n")
    assert lines_of(document, "D22") == []


def test_markdown_with_marks_of_its_own_gets_none():
    text = "## Real Heading\n\nA sentence stands here.\n\nShort Line Alone\n\nAnother sentence stands here.\n"
    assert read_text(text).body == text


def test_an_echo_of_the_heading_is_reported_with_its_line():
    assert warned(read_file("scraped.txt"), "D18") == [3]


@pytest.mark.parametrize(
    "sentence", ["What extracts can do is limited by the skin.", "Extracts do little in most creams."]
)
def test_natural_repetition_is_no_echo(sentence):
    document = read_text(f"Something is said here first.\nPlain Facts: What Extracts Can Do\n{sentence}\n")
    assert lines_of(document, "D17") == [2] and warned(document, "D18") == []


def test_the_body_never_holds_a_first_level_heading():
    document = read_text(
        "---\ntitle: One\n---\n\n# Another\n\nText one.\n\nOld Style\n=========\n\nText two.\n"
    )
    assert document.body == "## Another\n\nText one.\n\n## Old Style\n\nText two.\n"
    assert document.title == "One"
