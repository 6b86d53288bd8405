"""Leads and redemptions of the last weeks, as a table and as the bars of a drawing."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from clinics.reports import funnels
from clinics.reports.period import Period
from clinics.reports.scope import Scope

WEEKS = 8
WIDTH, HEIGHT = 640, 160  # of the drawing, in its own units
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of the drawing; the origin is its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Week:
    """The leads who asked in one week and how many of them redeemed their code by now."""

    starts_on: date
    asked: int
    redeemed: int
    bars: tuple[Bar, Bar]

    @property
    def label_x(self) -> int:
        return self.bars[0].x + self.bars[0].width


@dataclass(frozen=True, slots=True)
class Weeks:
    """The last weeks, oldest first."""

    weeks: tuple[Week, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def asked(self) -> int:
        return sum(week.asked for week in self.weeks)

    @property
    def redeemed(self) -> int:
        return sum(week.redeemed for week in self.weeks)


def last_weeks(today: date | None = None) -> Weeks:
    """Whole weeks from Monday in the site's zone, the running one included."""
    today = today or timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - WEEK * back for back in reversed(range(WEEKS))]
    counted = funnels.by_week(Scope(Period(mondays[0], today)))
    rows = [
        (day, counted[day]["asked"], counted[day]["redeemed"]) if day in counted else (day, 0, 0)
        for day in mondays
    ]
    most = max(max(asked, redeemed) for _day, asked, redeemed in rows)
    return Weeks(
        tuple(
            Week(day, asked, redeemed, _bars(place, asked, redeemed, most))
            for place, (day, asked, redeemed) in enumerate(rows)
        )
    )


def _bars(place: int, asked: int, redeemed: int, most: int) -> tuple[Bar, Bar]:
    """Two bars side by side with the other weeks; the tallest bar fills the height."""
    step = WIDTH // WEEKS
    width = step // 3
    left = place * step + (step - 2 * width) // 2

    def bar(x: int, count: int) -> Bar:
        height = round(HEIGHT * count / most) if most else 0
        return Bar(x, HEIGHT - height, width, height)

    return bar(left, asked), bar(left + width, redeemed)
