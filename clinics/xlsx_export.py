"""A table as an Excel workbook in which text is text: no cell is a formula, whatever somebody typed."""

import io
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME, LONGEST_TEXT = 31, 32767  # characters of a sheet's name and of a cell (Excel's limits)
FIRST_WIDTH, WIDTH = 42, 16  # of columns, in characters


def as_xlsx(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook of one sheet; shares (floats) are shown as percentages, None stays blank."""
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name[:LONGEST_NAME])
        bold, share = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"num_format": "0.0%"}),
        )
        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, max(len(header) - 1, 1), WIDTH)
        sheet.freeze_panes(1, 1)
        for place, title in enumerate(header):
            sheet.write_string(0, place, title, bold)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell, share)
    return out.getvalue()


def _write(sheet: Worksheet, row: int, column: int, cell: object, share: object) -> None:
    if isinstance(cell, float):
        sheet.write_number(row, column, cell, share)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell is not None:
        sheet.write_string(row, column, str(cell)[:LONGEST_TEXT])
