"""CSV that a spreadsheet shows and never computes."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # OWASP, "CSV Injection"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the rows as CSV text with a byte-order mark, so that spreadsheets read it as UTF-8."""
    return "".join(csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same text line by line, for a file that is sent while it is made."""
    yield "\ufeff" + _line(header)
    yield from map(_line, rows)


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([inert(cell) for cell in cells])
    return out.getvalue()


def inert(cell: object) -> str | int | float:
    """Return the cell so that no spreadsheet takes it for a formula: an apostrophe goes in front.

    Numbers stay numbers. Full-width signs count like plain ones, since spreadsheets fold them.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    text = "" if cell is None else str(cell)
    folded = unicodedata.normalize("NFKC", text).lstrip(" ")
    return f"'{text}" if folded.startswith(STARTS_FORMULA) or text.startswith("'") else text


def original(cell: str) -> str:
    """Return what `inert` was given, for a file that comes back."""
    return cell.removeprefix("'")
