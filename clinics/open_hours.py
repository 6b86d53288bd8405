"""Whether a place is open at a moment, until when, or when it opens next: its week, exceptions and time zone decide. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

DAYS_AHEAD = 14
type Stretch = tuple[time, time]


class WeeklyHours(Protocol):
    """A stretch of every such day of the week, counted as datetime.weekday() does."""

    @property
    def weekday(self) -> int: ...
    @property
    def opens_at(self) -> time: ...
    @property
    def closes_at(self) -> time: ...


class ExceptionalDays(Protocol):
    """Days, first and last included, that keep other hours than the week; without hours they are closed."""

    @property
    def first_day(self) -> date: ...
    @property
    def last_day(self) -> date: ...
    @property
    def opens_at(self) -> time | None: ...
    @property
    def closes_at(self) -> time | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds at a moment: open until then, or closed and open again then; None where that is not within sight."""

    is_open: bool
    changes_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenHours:
    week: Sequence[WeeklyHours]
    exceptions: Sequence[ExceptionalDays]
    zone: ZoneInfo

    def on(self, day: date) -> list[Stretch]:
        """The hours of that day in order, what touches or overlaps taken together; none where it is closed."""
        covering = [each for each in self.exceptions if each.first_day <= day <= each.last_day]
        if not covering:
            return _joined(
                (each.opens_at, each.closes_at) for each in self.week if each.weekday == day.weekday()
            )
        exception = max(covering, key=lambda each: each.first_day)
        if exception.opens_at is None or exception.closes_at is None:
            return []
        return [(exception.opens_at, exception.closes_at)]

    def standing(self, moment: datetime) -> Standing:
        """Open or closed at an aware moment; looks for the next opening up to 14 days ahead.

        Where the clock is put back, an hour that comes twice is meant the first time (PEP 495, fold=0).
        """
        for opens, closes in self._from(moment.astimezone(self.zone).date()):
            if opens <= moment < closes:
                return Standing(is_open=True, changes_at=closes.astimezone(self.zone))
            if moment < opens:
                return Standing(is_open=False, changes_at=opens.astimezone(self.zone))
        return Standing(is_open=False, changes_at=None)

    def _from(self, first: date) -> Iterator[tuple[datetime, datetime]]:
        for number in range(DAYS_AHEAD + 1):
            day = first + timedelta(days=number)
            for opens, closes in self.on(day):
                yield self._moment(day, opens), self._moment(day, closes)

    def _moment(self, day: date, clock: time) -> datetime:
        # In UTC: Python compares two times of one zone by their clocks, wrongly on the day that the clock is changed.
        return datetime.combine(day, clock, tzinfo=self.zone).astimezone(UTC)


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for opens, closes in sorted(stretches):
        if joined and opens <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], closes)
        else:
            joined.append((opens, closes))
    return joined
