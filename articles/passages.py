"""A passage of a text, found again after the text was edited; pure.

It is kept as the W3C's Web Annotation Data Model keeps it (https://www.w3.org/TR/annotation-model/, sections 4.2.4 and
4.2.5): a TextQuoteSelector, the very words with some of what stands before and after them, and the start of a
TextPositionSelector, in characters of the text that they were taken from.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

WORDS = re.compile(r"\w+")
CONTEXT = 80  # characters kept on either side
MOST_PLACES = 500  # of the same words in one text that are compared
FAMILIAR = 0.4  # share of the words around that must be the same, for few words to be the same passage
DISTINCT = 4  # so many words of a passage are known again without what stood around them
KEPT = 0.6  # share of a passage's words, or of the words on either side of it, by which it is known again
TOGETHER = 0.5  # the same for all three together


class How(Enum):
    """How sure the place is: the same words in the same company, changed words, or the same words elsewhere."""

    EXACT = "exact"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words (`exact`), what stood before and after them, and where they began."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is in a text, in characters."""

    start: int
    end: int
    how: How


def take(text: str, start: int, end: int) -> Passage:
    """The passage between two places of a text, with what stands around it."""
    return Passage(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def find(passage: Passage, text: str) -> Place | None:
    """Where the passage is now; None when it is gone: its words deleted, or too little of them left to be sure."""
    start, familiarity = _best_exact(passage, text)
    same = None if start is None else Place(start, start + len(passage.exact), How.EXACT)
    if same and familiarity >= FAMILIAR:
        return same
    if changed := _changed(passage, text):
        return changed
    if same and len(_keys(passage.exact)) >= DISTINCT:
        return Place(same.start, same.end, How.MOVED)
    return None


def _best_exact(passage: Passage, text: str) -> tuple[int | None, float]:
    """The start of the very words where most of what stood around them stands, and the share of it."""
    starts = sorted(_starts(passage.exact, text), key=lambda start: abs(start - passage.start))[:MOST_PLACES]
    best, most = None, -1.0
    for start in starts:
        familiarity = _familiarity(passage, text, start)
        if familiarity > most:
            best, most = start, familiarity
    return best, most


def _starts(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _familiarity(passage: Passage, text: str, start: int) -> float:
    """The share of the words around a passage that stand around this place; 1 for a passage without any."""
    here = take(text, start, start + len(passage.exact))
    around = [(passage.prefix, here.prefix), (passage.suffix, here.suffix)]
    known = sum(len(_keys(then)) for then, _now in around)
    same = sum((Counter(_keys(then)) & Counter(_keys(now))).total() for then, now in around)
    return same / known if known else 1.0


def _changed(passage: Passage, text: str) -> Place | None:
    """The place of the passage's words, or of those that took their place, by what is left of them and around them."""
    before, inside, after = (_keys(part) for part in (passage.prefix, passage.exact, passage.suffix))
    if not inside:
        return None
    matches = list(WORDS.finditer(text))
    pattern = [*before, *inside, *after]
    first = _densest(pattern, matches, passage.start)
    window = matches[first : first + _reach(pattern)]
    alignment = _Alignment(pattern, [match.group().casefold() for match in window])
    start, end = len(before), len(before) + len(inside)
    span = alignment.span(start, end)
    kept, left, right = (
        alignment.same(start, end),
        alignment.same(0, start),
        alignment.same(end, len(pattern)),
    )
    if span is None:
        return None
    is_itself = kept >= DISTINCT and kept >= KEPT * len(inside)
    is_between = left >= KEPT * len(before) and right >= KEPT * len(after) and len(before) + len(after) > 0
    is_familiar = kept + left + right >= TOGETHER * len(pattern)
    is_rewritten = is_between and span[1] - span[0] <= 2 * len(inside) + 3
    if is_itself or is_familiar and (kept or is_rewritten):
        return Place(window[span[0]].start(), window[span[1] - 1].end(), How.CHANGED)
    return None


def _reach(pattern: list[str]) -> int:
    """How many words of the text are compared with a passage: room for what was put in."""
    return 2 * len(pattern) + 10


def _densest(pattern: list[str], matches: list[re.Match[str]], start: int) -> int:
    """The word from which on most of the pattern's words stand close together, rare ones counting more."""
    keys = [match.group().casefold() for match in matches]
    counts, wanted, reach = Counter(keys), set(pattern), _reach(pattern)
    weights = [1 / counts[key] if key in wanted else 0.0 for key in keys]
    weight = sum(weights[:reach])
    best, rank = 0, (round(weight, 6), 0)
    for first in range(1, max(1, len(keys) - reach + 1)):
        weight += weights[first + reach - 1] - weights[first - 1]
        here = (round(weight, 6), -abs(matches[first].start() - start))
        if here > rank:
            best, rank = first, here
    return best


def _keys(text: str) -> list[str]:
    return [word.casefold() for word in WORDS.findall(text)]


class _Alignment:
    """Two lists of words side by side."""

    def __init__(self, then: list[str], now: list[str]) -> None:
        self._steps = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()

    def same(self, start: int, end: int) -> int:
        """How many words of a stretch of the first list stand in the second one."""
        return sum(high - low for low, high, _shift in self._equal(start, end))

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the first list, or what took its place, stands in the second one; None for nowhere."""
        ends = list(self._ends(start, end))
        return (min(low for low, _high in ends), max(high for _low, high in ends)) if ends else None

    def _equal(self, start: int, end: int) -> Iterable[tuple[int, int, int]]:
        for tag, i1, i2, j1, _j2 in self._steps:
            low, high = max(i1, start), min(i2, end)
            if tag == "equal" and low < high:
                yield low, high, j1 - i1

    def _ends(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for low, high, shift in self._equal(start, end):
            yield low + shift, high + shift
        for tag, i1, i2, j1, j2 in self._steps:
            if tag == "replace" and max(i1, start) < min(i2, end):
                low, high = min(j1 + max(0, start - i1), j2 - 1), max(j2 - max(0, i2 - end), j1 + 1)
                yield min(low, high - 1), high
