"""D13 and D14: steps become an ordered list, ragged tables become rows."""

from tests.articles.importers.reading import lines_of, read_file, read_text


def test_double_bold_steps_become_one_ordered_list():
    document = read_file("front-matter.md")
    assert "1. **Ask:** Bring your questions.\n2. **Wait:** Give the skin a month.\n" in document.body
    assert lines_of(document, "D13") == [41, 43]


def test_a_single_bold_step_in_a_sentence_stays():
    text = "## Plan\n\n**Step 1:** go home and rest.\n"
    assert read_text(text).body == text


def test_ragged_tables_become_rows_of_the_same_cells():
    document = read_file("front-matter.md")
    assert (
        "| Worry | Answer |\n| :--- | :--- |\n| **Pain:** It stings a little. | A cream helps. |\n"
        in document.body
    )
    assert lines_of(document, "D14") == [36]


def test_escaped_bars_and_missing_cells_survive():
    document = read_text("| A | B | C |\n| --- | :---: | ---: |\n| one \\| two |   three |\n")
    assert document.body == "| A | B | C |\n| --- | :---: | ---: |\n| one \\| two | three |  |\n"


def test_an_even_table_is_left_alone():
    for text in (
        "## T\n\n| A   | B   |\n| --- | --- |\n| one | two |\n",
        "## T\n\n| A | B |\n| --- | --- |\n| longer cell | x |\n",
    ):
        document = read_text(text)
        assert document.body == text and lines_of(document, "D14") == []


def test_code_is_nobodys_business():
    text = "## Code\n\n```\n| A | B |\n|-|-|\n| x ,y | z |\n\n\n\n**Step 1:** **No:** step\n```\n"
    document = read_text(text)
    assert document.body == text and {repair.code for repair in document.repairs} <= {"D16"}
