"""D1 in metadata: values whose encoding was broken on the way, repaired one by one."""

from __future__ import annotations

from dataclasses import replace

from articles.importers.document import Notes
from articles.importers.front_matter import Entry
from articles.importers.mojibake import fix


def repair_values(entries: list[Entry], notes: Notes) -> list[Entry]:
    """The entries with every text in them repaired, however deep it lies."""
    return [replace(entry, value=_repaired(entry.value, entry.line, notes)) for entry in entries]


def _repaired(value: object, line: int, notes: Notes) -> object:
    if isinstance(value, list):
        return [_repaired(item, line, notes) for item in value]
    if isinstance(value, dict):
        return {key: _repaired(item, line, notes) for key, item in value.items()}
    if not isinstance(value, str) or value.isascii():
        return value
    fixed = fix(value)
    if fixed != value:
        notes.repaired("D1", line, value, fixed)
    return fixed
