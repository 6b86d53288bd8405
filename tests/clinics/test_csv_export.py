"""CSV that a spreadsheet doesn't compute."""

import csv
import io

import pytest

from clinics.csv_export import as_csv, inert, original


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44 20 7946 0101", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1", "'=1"]
)
def test_what_a_spreadsheet_would_compute_is_made_text_and_can_be_read_back(cell):
    assert str(inert(cell)).startswith("'")
    assert original(str(inert(cell))) == cell


@pytest.mark.parametrize("cell", ["Anna", "anna@example.org", "3 = three", "", 12, -3, 0.5])
def test_everything_else_stays_as_it_is(cell):
    assert inert(cell) == cell


def test_the_file_opens_as_utf8_and_keeps_quotes_and_lines():
    text = as_csv(["name", "note"], [['Zoë "Z"', "two\nlines"], ["=cmd|' /C calc'!A0", None]])
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [["name", "note"], ['Zoë "Z"', "two\nlines"], ["'=cmd|' /C calc'!A0", ""]]
