"""Two counts a week as the bars of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 160  # of the drawing, in its own units
MOST_LABELS = 8  # dates below; more of them run into each other on a phone
MOST_NUMBERED = 13  # weeks with their counts above the bars


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the drawing; the origin is its upper left corner."""

    x: float
    y: int
    width: float
    height: int
    count: int

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class WeekBars:
    """The two bars of a week; `label` is blank where there is no room for it."""

    asked: Bar
    redeemed: Bar
    label: str

    @property
    def label_x(self) -> float:
        return self.redeemed.x


@dataclass(frozen=True, slots=True)
class Drawing:
    weeks: tuple[WeekBars, ...]
    has_numbers: bool
    width: int = WIDTH
    height: int = HEIGHT


def drawing(weeks: Sequence[tuple[str, int, int]]) -> Drawing:
    """Bars side by side for (label, asked, redeemed); the tallest fills the height."""
    most = max((max(asked, redeemed) for _label, asked, redeemed in weeks), default=0)
    step = WIDTH / max(len(weeks), 1)
    every = -(-len(weeks) // MOST_LABELS)
    return Drawing(
        tuple(
            WeekBars(
                _bar(place * step + step / 6, step / 3, asked, most),
                _bar(place * step + step / 2, step / 3, redeemed, most),
                label if place % every == 0 else "",
            )
            for place, (label, asked, redeemed) in enumerate(weeks)
        ),
        has_numbers=len(weeks) <= MOST_NUMBERED,
    )


def _bar(x: float, width: float, count: int, most: int) -> Bar:
    height = round(HEIGHT * count / most) if most else 0
    return Bar(round(x, 2), HEIGHT - height, round(width, 2), height, count)
