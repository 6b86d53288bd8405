"""D15 and D32: superfluous blank lines, and the missing end of the last line."""

from tests.articles.importers.reading import front, lines_of, read_text, repaired


def test_leading_and_repeated_blank_lines_close_up():
    document = read_text("\nFirst paragraph here.\n\n\n\nSecond paragraph here.\n")
    assert document.body == "First paragraph here.\n\nSecond paragraph here.\n"
    assert lines_of(document, "D15") == [1, 3]


def test_one_blank_line_below_front_matter_is_customary():
    assert lines_of(read_text(front("title: T")), "D15") == []
    assert lines_of(read_text(front("title: T", "\n\nText.\n")), "D15") == [4]


def test_a_file_gets_its_last_line_feed():
    document = read_text("A text without an end.")
    assert document.body == "A text without an end.\n"
    assert repaired(document, "D32") == [(1, "A text without an end.", "A text without an end.\n")]
    assert lines_of(read_text("A text with an end.\n"), "D32") == []
