"""Tables, and what only looks like one: a table with a single column or row of layout is the text inside it."""

from collections.abc import Callable
from xml.etree.ElementTree import Element


def rows_of(table: Element) -> list[list[Element]]:
    """Cells row by row, those of tables inside left out."""
    rows = [row for part in table for row in ([part] if part.tag == "tr" else part) if row.tag == "tr"]
    return [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]


def is_layout(table: Element) -> bool:
    rows = rows_of(table)
    return max(map(len, rows), default=0) < 2 or len(rows) < 2 or table.find(".//table") is not None


def write(table: Element, inline: Callable[[Element], str]) -> str:
    """A pipe table whose first row is the head, padded where cells span columns."""
    grid = [[text for cell in row for text in _spanned(cell, inline)] for row in rows_of(table)]
    grid = [row for row in grid if any(row)]
    width = max(map(len, grid))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in grid]
    lines.insert(1, "|" + "---|" * width)
    return "\n".join(lines)


def _spanned(cell: Element, inline: Callable[[Element], str]) -> list[str]:
    span = cell.get("colspan", "1")
    text = " ".join(inline(cell).split()).replace("|", "\\|")
    return [text] + [""] * (min(int(span), 20) - 1 if span.isdecimal() else 0)
