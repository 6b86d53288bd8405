"""Two people's changes of one text brought together (three-way merge, as in diff3); pure.

What only one of them changed is taken over; what both changed differently is a conflict, for a person to settle.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Between two changes inside one line that count as independent stand at least so many words that nobody changed.
WORDS_BETWEEN = 3
LONGEST_WOVEN = 4000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the text as the common ancestor, you, and they have it.

    "same": nobody changed it; "yours", "theirs": one side did; "agreed": both did the same; "woven": both changed
    different words of it; "conflict": both changed it differently.
    """

    kind: str
    base: str
    yours: str
    theirs: str
    merged: str = ""


def merge_texts(base: str, yours: str, theirs: str) -> list[Stretch]:
    """Line by line; inside lines that both changed, word by word."""
    old, mine, their = (text.splitlines(keepends=True) for text in (base, yours, theirs))
    return [_woven(stretch) for stretch in _stretches(old, mine, their)]


def merge_sets(base: Sequence[Any], yours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """What either side added is in, what either side took out is out; sorted."""
    added = (set(yours) | set(theirs)) - set(base)
    return sorted((set(base) & set(yours) & set(theirs)) | added)


def _woven(stretch: Stretch) -> Stretch:
    """A conflict whose words do not touch each other is none."""
    old, mine, their = (WORDS.findall(text) for text in (stretch.base, stretch.yours, stretch.theirs))
    if stretch.kind != "conflict" or max(len(old), len(mine), len(their)) > LONGEST_WOVEN:
        return stretch
    parts = list(_stretches(old, mine, their, least=WORDS_BETWEEN))
    if any(part.kind == "conflict" for part in parts):
        return stretch
    merged = "".join(part.merged for part in parts)
    return Stretch("woven", stretch.base, stretch.yours, stretch.theirs, merged)


def _stretches(
    base: Sequence[str], yours: Sequence[str], theirs: Sequence[str], least: int = 0
) -> Iterator[Stretch]:
    """The stretches between and at the runs that all three have in common."""
    at = (0, 0, 0)
    for start, mine, their, length in _common_runs(base, yours, theirs, least):
        yield from _changed(base[at[0] : start], yours[at[1] : mine], theirs[at[2] : their])
        if length:
            same = "".join(base[start : start + length])
            yield Stretch("same", same, same, same, same)
        at = (start + length, mine + length, their + length)


def _changed(base: Sequence[str], yours: Sequence[str], theirs: Sequence[str]) -> Iterator[Stretch]:
    old, mine, their = "".join(base), "".join(yours), "".join(theirs)
    if old == mine == their:
        if old:
            yield Stretch("same", old, old, old, old)
    elif mine == their:
        yield Stretch("agreed", old, mine, their, mine)
    elif their == old:
        yield Stretch("yours", old, mine, their, mine)
    elif mine == old:
        yield Stretch("theirs", old, mine, their, their)
    else:
        yield Stretch("conflict", old, mine, their)


def _common_runs(
    base: Sequence[str], yours: Sequence[str], theirs: Sequence[str], least: int
) -> Iterator[tuple[int, int, int, int]]:
    """Start in base, yours and theirs, and length, of each run that is in all three; the end of all at last."""
    mine = SequenceMatcher(None, base, yours, autojunk=False).get_matching_blocks()
    their = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(mine) and j < len(their):
        start = max(mine[i].a, their[j].a)
        end = min(mine[i].a + mine[i].size, their[j].a + their[j].size)
        if start < end and _words_in(base[start:end]) >= least:
            yield start, mine[i].b + start - mine[i].a, their[j].b + start - their[j].a, end - start
        if mine[i].a + mine[i].size < their[j].a + their[j].size:
            i += 1
        else:
            j += 1
    yield len(base), len(yours), len(theirs), 0


def _words_in(tokens: Sequence[str]) -> int:
    return sum(token[:1].isalnum() for token in tokens)
