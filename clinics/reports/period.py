"""The days that a report is about, in the site's zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
DEFAULT_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment that belongs to it."""
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + DAY)

    @property
    def before(self) -> "Period":
        """As many days, up to the day before its first."""
        return Period(self.first - (self.last - self.first) - DAY, self.first - DAY)

    @property
    def mondays(self) -> list[date]:
        """The Monday of each week that has a day in it, oldest first."""
        monday = _monday(self.first)
        return [monday + WEEK * number for number in range((self.last - monday).days // 7 + 1)]

    @property
    def begins_within_a_week(self) -> bool:
        """Whether its first week is cut short."""
        return self.first.weekday() != 0

    @property
    def query(self) -> str:
        """The part of an address that asks for these days."""
        return urlencode({"from": self.first.isoformat(), "to": self.last.isoformat()})


def last_weeks(count: int, last: date) -> Period:
    """Whole weeks from Monday and the running one, up to that day."""
    return Period(_monday(last) - WEEK * (count - 1), last)


def presets(today: date) -> Iterator[tuple[Promise, Period]]:
    """Periods that people ask for most, with their names."""
    yield _("Last 4 weeks"), last_weeks(4, today)
    yield _("Last 12 weeks"), last_weeks(DEFAULT_WEEKS, today)
    yield _("This year"), Period(date(today.year, 1, 1), today)
    yield _("Last year"), Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
