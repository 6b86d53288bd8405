"""When a code ends: at the end of the last local day, counted from the day of issue."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def end_of_validity(issued_at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """Return the first instant at which a code issued now no longer counts, `days` local days later.

    Local days, not 24 hours: a code issued before the clocks change still ends at midnight.
    """
    last_day = issued_at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(last_day + timedelta(days=1), time.min, tzinfo=zone).astimezone(ZoneInfo("UTC"))


def last_day(expires_at: datetime, zone: ZoneInfo) -> date:
    """Return the last local day on which a code that ends at `expires_at` counts."""
    return (expires_at - timedelta(microseconds=1)).astimezone(zone).date()
