"""D27: paragraphs that say the same thing twice in nearly the same words."""

from __future__ import annotations

import re
from itertools import combinations

from .document import Notes
from .lines import Line, prose

MIN_WORDS = 15
SHINGLE = 3
NEARLY_ALL = 0.7


def report_near_duplicates(lines: list[Line], notes: Notes) -> None:
    """Compare paragraphs by the three-word runs they share, as a share of the shorter one."""
    runs = [
        (line.number, found)
        for line in prose(lines)
        if len(found := _runs(line.text)) >= MIN_WORDS - SHINGLE + 1
    ]
    for (first, some), (second, others) in combinations(runs, 2):
        if len(some & others) >= NEARLY_ALL * min(len(some), len(others)):
            notes.warn(
                "D27", f"Lines {first} and {second} say nearly the same in nearly the same words.", first
            )


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[index : index + SHINGLE]) for index in range(len(words) - SHINGLE + 1)}
