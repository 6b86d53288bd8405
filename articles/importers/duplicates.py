"""D27: paragraphs that say the same thing twice in nearly the same words."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from itertools import chain, combinations

from articles.importers.document import Notes
from articles.importers.lines import Line, prose

MIN_WORDS = 15
SHINGLE = 3
NEARLY_ALL = 0.7
NO_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation + "“”‘’–—…", " "))
Run = tuple[str, str, str]


def report_near_duplicates(lines: list[Line], notes: Notes) -> None:
    """Compare paragraphs by the three-word runs they share, as a share of the shorter one."""
    runs = {line.number: _runs(line.text) for line in prose(lines)}
    runs = {number: found for number, found in runs.items() if len(found) > MIN_WORDS - SHINGLE}
    for (first, second), shared in sorted(_shared(runs).items()):
        if shared >= NEARLY_ALL * min(len(runs[first]), len(runs[second])):
            notes.warn(
                "D27", f"Lines {first} and {second} say nearly the same in nearly the same words.", first
            )


def _shared(runs: dict[int, set[Run]]) -> Counter[tuple[int, int]]:
    """How many runs each two paragraphs share, counted only where they share any."""
    counts = Counter(chain.from_iterable(runs.values()))
    repeated = {run for run, count in counts.items() if count > 1}
    places: dict[Run, list[int]] = defaultdict(list)
    for number, found in runs.items() if repeated else ():
        for run in found & repeated:
            places[run].append(number)
    return Counter(pair for numbers in places.values() for pair in combinations(numbers, 2))


def _runs(text: str) -> set[Run]:
    words = text.lower().translate(NO_PUNCTUATION).split()
    return set(zip(words, words[1:], words[2:], strict=False))
