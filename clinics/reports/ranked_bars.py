"""Two counts each of the greatest lines of a ranking, as horizontal bars of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, STEP = 400, 62  # of the drawing and of one line in it, in its own units
LABEL_Y, FIRST_Y, SECOND_Y, THICKNESS = 16, 24, 40, 13  # within a line
ROOM_FOR_NUMBER = 60  # beside the longest bar
MOST_LINES, LONGEST_LABEL = 10, 50


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle that begins at the left edge."""

    y: int
    width: float
    count: int
    height: int = THICKNESS

    @property
    def number_x(self) -> float:
        return self.width + 6

    @property
    def number_y(self) -> int:
        return self.y + self.height - 2


@dataclass(frozen=True, slots=True)
class RankedLine:
    """One line: what it is of, and its two bars below."""

    label: str
    label_y: int
    first: Bar
    second: Bar


@dataclass(frozen=True, slots=True)
class Ranking:
    lines: tuple[RankedLine, ...]
    first_title: str
    second_title: str
    width: int = WIDTH

    @property
    def height(self) -> int:
        return STEP * len(self.lines)


def ranking(rows: Sequence[tuple[str, int, int]], titles: tuple[str, str]) -> Ranking:
    """Bars for the first ten of (label, one count, another count); the longest fills the width."""
    shown = rows[:MOST_LINES]
    most = max((max(first, second) for _label, first, second in shown), default=0)
    return Ranking(
        tuple(
            RankedLine(
                _short(label),
                place * STEP + LABEL_Y,
                _bar(place * STEP + FIRST_Y, first, most),
                _bar(place * STEP + SECOND_Y, second, most),
            )
            for place, (label, first, second) in enumerate(shown)
        ),
        *titles,
    )


def _bar(y: int, count: int, most: int) -> Bar:
    return Bar(y, round((WIDTH - ROOM_FOR_NUMBER) * count / most, 1) if most else 0, count)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
