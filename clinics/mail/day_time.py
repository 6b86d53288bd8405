"""When nobody minds a reminder: between eight in the morning and eight in the evening, local time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

BEGINS, ENDS = time(8), time(20)


def is_day_time(at: datetime, zone: ZoneInfo) -> bool:
    """Whether it is day at that moment in the zone."""
    return BEGINS <= at.astimezone(zone).time() < ENDS


def next_morning(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the next eight o'clock in the zone."""
    local = at.astimezone(zone)
    day = local.date() + timedelta(days=local.time() >= BEGINS)
    return datetime.combine(day, BEGINS, tzinfo=zone)
