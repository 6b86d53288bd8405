"""What differs between two versions of a page, field by field, with the words marked; pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
LEAST_FOLDED = 4  # lines
MOST_COMPARISONS = 4_000_000  # of words with words: what is written anew at that length is shown whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed ("same", or "folded" out of sight), was taken out ("removed") or put in ("added")."""

    kind: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that differs; pieces in reading order."""

    name: str
    pieces: tuple[Piece, ...]


def compare(
    before: dict[str, Any], after: dict[str, Any], names: list[str], whole: Collection[str] = ()
) -> Iterator[FieldDifference]:
    """The fields that differ, in the order of the names; lists line by line, fields named in `whole` as one value."""
    for name in names:
        old, new = before.get(name), after.get(name)
        if as_text(old) != as_text(new):
            pieces = _replaced if name in whole else differences
            yield FieldDifference(name, tuple(pieces(as_text(old), as_text(new))))


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
    if len(old) * len(new) > MOST_COMPARISONS:
        yield from _replaced(before, after)
        return
    for _tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if _tag == "equal":
            yield Piece("same", "".join(old[a1:a2]))
            continue
        if a1 < a2:
            yield Piece("removed", "".join(old[a1:a2]))
        if b1 < b2:
            yield Piece("added", "".join(new[b1:b2]))


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield from (Piece(kind, text) for kind, text in (("removed", before), ("added", after)) if text)


def as_text(value: Any) -> str:
    """A value as it is compared: lists one a line, nothing as nothing."""
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)
    return "" if value is None else str(value)


def fold(pieces: Iterable[Piece], around: int = 2) -> Iterator[Piece]:
    """Long unchanged stretches become "folded" pieces, but for some lines of context beside each change."""
    whole = list(_joined(pieces))
    for position, piece in enumerate(whole):
        lines = piece.text.splitlines(keepends=True)
        head = 0 if position == 0 else around
        tail = len(lines) - (0 if position == len(whole) - 1 else around)
        if piece.kind != "same" or tail - head < LEAST_FOLDED:
            yield piece
            continue
        for kind, part in (("same", lines[:head]), ("folded", lines[head:tail]), ("same", lines[tail:])):
            if part:
                yield Piece(kind, "".join(part))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in run))
