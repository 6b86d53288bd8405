"""A table as an Excel workbook in which text is text: no cell is a formula, whatever somebody typed."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME, LONGEST_TEXT = 31, 32767  # characters of a sheet's name and of a cell (Excel's limits)
FIRST_WIDTH, WIDTH = 42, 16  # of columns, in characters


def as_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of one sheet; see write_xlsx."""
    out = io.BytesIO()
    write_xlsx(out, name, header, rows)
    return out.getvalue()


def write_xlsx(file: BinaryIO, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a workbook of one sheet, row by row, so that memory stays small however many there are.

    The head stays in sight; shares (floats) are shown as percentages, None stays blank.
    """
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name[:LONGEST_NAME])
        bold = book.add_format({"bold": True, "text_wrap": True})
        share = book.add_format({"num_format": "0.0%"})
        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, max(len(header) - 1, 1), WIDTH)
        sheet.freeze_panes(1, 1)
        for place, title in enumerate(header):
            sheet.write_string(0, place, title, bold)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell, share)


def _write(sheet: Worksheet, row: int, column: int, cell: object, share: Any) -> None:
    if isinstance(cell, float):
        sheet.write_number(row, column, cell, share)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        sheet.write_string(row, column, str(cell)[:LONGEST_TEXT])
