"""Open or closed at a moment: the week, its exceptions, lunch breaks, other zones, and days on which the clock is changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from clinics.open_hours import OpenHours, Standing

LONDON = ZoneInfo("Europe/London")
NINE, ONE, TWO, FIVE = time(9), time(13), time(14), time(17)


@dataclass
class Hours:
    weekday: int
    opens_at: time = NINE
    closes_at: time = FIVE


@dataclass
class Exceptional:
    first_day: date
    last_day: date
    opens_at: time | None = None
    closes_at: time | None = None


WEEKDAYS = [Hours(day) for day in range(5)]


def standing(moment, week=WEEKDAYS, exceptions=(), zone=LONDON):
    """At a clock time of the zone."""
    return OpenHours(week, exceptions, zone).standing(datetime.fromisoformat(moment).replace(tzinfo=zone))


def at(moment, zone=LONDON):
    return datetime.fromisoformat(moment).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "is_open", "changes_at"),
    [
        ("2026-06-01 08:59", False, "2026-06-01 09:00"),
        ("2026-06-01 09:00", True, "2026-06-01 17:00"),
        ("2026-06-01 16:59:59", True, "2026-06-01 17:00"),
        ("2026-06-01 17:00", False, "2026-06-02 09:00"),
        ("2026-06-05 18:00", False, "2026-06-08 09:00"),
        ("2026-06-07 12:00", False, "2026-06-08 09:00"),
    ],
)
def test_a_week_says_until_when_or_when_again(moment, is_open, changes_at):
    assert standing(moment) == Standing(is_open, at(changes_at))


def test_a_lunch_break_is_closed_until_the_afternoon():
    week = [Hours(0, NINE, ONE), Hours(0, TWO, FIVE)]
    assert standing("2026-06-01 13:30", week) == Standing(False, at("2026-06-01 14:00"))
    assert standing("2026-06-01 12:00", week) == Standing(True, at("2026-06-01 13:00"))


@pytest.mark.parametrize("second", [Hours(0, ONE, FIVE), Hours(0, time(11), FIVE)])
def test_stretches_that_touch_or_overlap_are_one(second):
    week = [second, Hours(0, NINE, ONE)]
    assert standing("2026-06-01 12:00", week) == Standing(True, at("2026-06-01 17:00"))


def test_a_closed_stretch_of_days_is_skipped_and_its_end_belongs_to_it():
    easter = Exceptional(date(2026, 4, 3), date(2026, 4, 6))
    assert standing("2026-04-03 10:00", exceptions=[easter]) == Standing(False, at("2026-04-07 09:00"))
    assert standing("2026-04-06 16:00", exceptions=[easter]) == Standing(False, at("2026-04-07 09:00"))


def test_other_hours_take_the_place_of_the_weeks():
    eve = Exceptional(date(2026, 12, 24), date(2026, 12, 24), time(10), ONE)
    assert standing("2026-12-24 09:30", exceptions=[eve]) == Standing(False, at("2026-12-24 10:00"))
    assert standing("2026-12-24 14:00", exceptions=[eve]) == Standing(False, at("2026-12-25 09:00"))
    sunday = Exceptional(date(2026, 6, 7), date(2026, 6, 7), time(10), ONE)
    assert standing("2026-06-07 11:00", exceptions=[sunday]).is_open


def test_of_two_exceptions_on_a_day_the_later_beginning_counts():
    holidays = Exceptional(date(2026, 6, 1), date(2026, 6, 12))
    one_day = Exceptional(date(2026, 6, 3), date(2026, 6, 3), time(10), ONE)
    assert standing("2026-06-03 11:00", exceptions=[one_day, holidays]).is_open


def test_it_looks_fourteen_days_ahead_and_no_further():
    def away(last):
        return [Exceptional(date(2026, 6, 1), last)]

    assert standing("2026-06-01 10:00", exceptions=away(date(2026, 6, 14))).changes_at == at(
        "2026-06-15 09:00"
    )
    assert standing("2026-06-01 10:00", exceptions=away(date(2026, 6, 15))) == Standing(False, None)
    assert standing("2026-06-01 10:00", week=[]) == Standing(False, None)


def test_the_clock_of_the_clinic_decides_and_not_that_of_the_reader():
    tokyo = ZoneInfo("Asia/Tokyo")
    hours = OpenHours(WEEKDAYS, [], tokyo)
    assert hours.standing(datetime(2026, 6, 1, 0, 0, tzinfo=UTC)) == Standing(
        True, at("2026-06-01 17:00", tokyo)
    )
    assert not hours.standing(datetime(2026, 6, 1, 9, 0, tzinfo=UTC)).is_open


def test_the_next_opening_is_at_nine_by_the_clock_after_it_was_changed():
    # Sunday 29 March 2026, 01:00: forward; Sunday 25 October 2026, 02:00: back.
    assert standing("2026-03-27 18:00").changes_at.astimezone(UTC) == datetime(2026, 3, 30, 8, 0, tzinfo=UTC)
    assert standing("2026-10-23 18:00").changes_at.astimezone(UTC) == datetime(2026, 10, 26, 9, 0, tzinfo=UTC)


def test_on_the_day_that_the_clock_is_changed_an_early_stretch_is_as_long_as_it_is():
    early = [Hours(6, time(0, 30), time(3, 30))]
    hours = OpenHours(early, [], LONDON)
    last_minute = datetime(2026, 3, 29, 2, 29, tzinfo=UTC)
    assert hours.standing(last_minute).is_open
    assert not hours.standing(last_minute.replace(minute=30)).is_open
