"""A workbook in which texts stay texts: nothing is taken for a formula, a number, a date or a link."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from xlsxwriter import Workbook

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}  # fmt: skip
CELL_LIMIT = 32_767  # characters, set by the format


def write_xlsx(file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one sheet with a bold header that stays in sight; rows are taken one by one."""
    with Workbook(file, OPTIONS) as workbook:
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, workbook.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, str(cell)[:CELL_LIMIT])
