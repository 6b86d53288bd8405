"""D15 and D32: blank lines that only take room, and the missing line feed at the end of a file."""

from __future__ import annotations

from articles.importers.document import Notes
from articles.importers.lines import Line


def close_file(text: str, notes: Notes) -> str:
    """End the text with a line feed (D32)."""
    if text.endswith("\n"):
        return text
    last = text.rpartition("\n")[2]
    notes.repaired("D32", text.count("\n") + 1, last[-40:], last[-40:] + "\n")
    return text + "\n"


def collapse(lines: list[Line], notes: Notes, *, allowed_at_start: int = 0) -> list[Line]:
    """Leave one blank line where several stand together, and none at the start (D15).

    `allowed_at_start`: 1 below front matter, where a blank line is customary.
    """
    kept: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if line.is_blank and not line.is_code:
            run.append(line)
            continue
        kept += _kept(run, 1 if kept else 0, 1 if kept else allowed_at_start, notes)
        kept.append(line)
        run = []
    return kept


def _kept(run: list[Line], wanted: int, allowed: int, notes: Notes) -> list[Line]:
    if len(run) > allowed:
        notes.repaired("D15", run[0].number, "\n" * len(run), "\n" * wanted)
    return [line.with_text("") for line in run[:wanted]]
