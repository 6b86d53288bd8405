"""What differs between two versions of a page, field by field, with the words marked; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed ("same"), was taken out ("removed") or put in ("added")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that differs; pieces in reading order."""

    name: str
    pieces: tuple[Piece, ...]


def compare(before: dict[str, Any], after: dict[str, Any], names: list[str]) -> Iterator[FieldDifference]:
    """The fields that differ, in the order of the names; values that are no text are compared whole."""
    for name in names:
        old, new = before.get(name), after.get(name)
        if old != new:
            yield FieldDifference(name, tuple(differences(_text(old), _text(new))))


def differences(before: str, after: str) -> Iterator[Piece]:
    """Word by word: unchanged lines are matched first, so that a long text stays quick to compare."""
    old_lines, new_lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        old, new = "".join(old_lines[a1:a2]), "".join(new_lines[b1:b2])
        if tag == "equal":
            yield Piece("same", old)
        else:
            yield from _word_differences(old, new)


def _word_differences(before: str, after: str) -> Iterator[Piece]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    for _tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if _tag == "equal":
            yield Piece("same", "".join(old[a1:a2]))
            continue
        if a1 < a2:
            yield Piece("removed", "".join(old[a1:a2]))
        if b1 < b2:
            yield Piece("added", "".join(new[b1:b2]))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    return "" if value is None else str(value)
