"""D14: tables whose cells are padded by hand, one row this wide and the next that wide."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line, joined

SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
PADDING = re.compile(r"\|[ \t]{2,}|[ \t]{2,}\|")
BAR = re.compile(r"(?<!\\)\|")


def repair_tables(lines: list[Line], notes: Notes) -> list[Line]:
    result, index = [], 0
    while index < len(lines):
        end = _table_end(lines, index)
        rows = lines[index:end]
        result += _repaired(rows, notes) if len(rows) > 1 and _is_ragged(rows) else rows
        index = end
    return result


def _table_end(lines: list[Line], start: int) -> int:
    """The index after the table that starts here; the next line where none does."""
    has_head = start + 1 < len(lines) and "|" in lines[start].text and "|" in lines[start + 1].text
    if not has_head or lines[start].is_code or not SEPARATOR.match(lines[start + 1].text.strip()):
        return start + 1
    end = start + 2
    while end < len(lines) and "|" in lines[end].text and not lines[end].is_blank:
        end += 1
    return end


def _is_ragged(rows: list[Line]) -> bool:
    """Padded by hand and still uneven, or short of cells. Even columns and unpadded cells are both fine."""
    is_uneven = len({len(row.text.rstrip()) for row in rows}) > 1
    is_padded = "-----" in rows[1].text or any(PADDING.search(row.text) for row in rows)
    is_short = len({len(_cells(row.text)) for row in rows}) > 1
    return is_short or (is_uneven and is_padded)


def _repaired(rows: list[Line], notes: Notes) -> list[Line]:
    repaired = [row.with_text(text) for row, text in zip(rows, _normal_form(rows), strict=True)]
    notes.repaired("D14", rows[0].number, joined(rows), joined(repaired))
    return repaired


def _normal_form(rows: list[Line]) -> list[str]:
    width = max(len(_cells(row.text)) for row in rows)
    return [_row(_cells(row.text), width, is_separator=number == 1) for number, row in enumerate(rows)]


def _row(cells: list[str], width: int, *, is_separator: bool) -> str:
    filled = cells + ["---" if is_separator else ""] * (width - len(cells))
    if is_separator:
        filled = [re.sub("-+", "---", cell) for cell in filled]
    return "| " + " | ".join(filled) + " |"


def _cells(text: str) -> list[str]:
    cells = [cell.strip() for cell in BAR.split(text.strip())]
    return cells[1 if cells[0] == "" else 0 : -1 if cells[-1] == "" and len(cells) > 1 else len(cells)]
