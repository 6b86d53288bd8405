"""D35: tables that lost their form: cells between tabs, as they are copied from a page, or between bars without a rule."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line, joined
from articles.importers.wording import ends_with_full_stop

RULE = re.compile(r"[\s|:-]+$")
FEWEST_ROWS, MOST_COLUMNS = 2, 12


def restore_tables(lines: list[Line], notes: Notes) -> list[Line]:
    for separator in ("\t", "|"):
        lines = _restored(lines, separator, notes)
    return lines


def _restored(lines: list[Line], separator: str, notes: Notes) -> list[Line]:
    result, index = [], 0
    while index < len(lines):
        end, columns = index, _columns(lines[index], separator)
        while end < len(lines) and columns > 1 and _columns(lines[end], separator) == columns:
            end += 1
        rows = lines[index : max(end, index + 1)]
        result += _table(rows, separator, notes) if len(rows) >= FEWEST_ROWS else rows
        index += len(rows)
    return result


def _columns(line: Line, separator: str) -> int:
    """How many cells; 0 for a line that is no row, or a row of a table which is whole already."""
    cells = line.text.strip(" ").split(separator)
    if line.is_code or len(cells) > MOST_COLUMNS or (separator == "|" and _is_no_bare_row(line)):
        return 0
    return len(cells) if sum(bool(cell.strip()) for cell in cells) > 1 else 0


def _is_no_bare_row(line: Line) -> bool:
    """A row of a table that is whole already, or a sentence with a bar in it."""
    return line.text.lstrip().startswith("|") or bool(RULE.match(line.text)) or ends_with_full_stop(line.text)


def _table(rows: list[Line], separator: str, notes: Notes) -> list[Line]:
    table = [row.with_text(_row(row.text.strip(" ").split(separator))) for row in rows]
    rule = rows[0].with_text("|" + "---|" * len(rows[0].text.strip(" ").split(separator)))
    table.insert(1, rule)
    notes.repaired("D35", rows[0].number, joined(rows), joined(table))
    return table


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.strip().replace("|", "\\|") for cell in cells) + " |"
