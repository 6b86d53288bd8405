"""Open or closed, in the words of a page: "Open now until 18:00", "Closed. Opens on Monday at 09:00". Pure."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinics.open_hours import Standing

A_WEEK = 7


def words(standing: Standing, moment: datetime) -> str:
    """What a reader is told at that moment; the day is named as one would say it from there."""
    if standing.changes_at is None:
        return _("Closed")
    clock = f"{standing.changes_at:%H:%M}"
    if standing.is_open:
        return _("Open now until %(time)s") % {"time": clock}
    return _opens(standing.changes_at, moment) % {"time": clock}


def _opens(opens: datetime, moment: datetime) -> str:
    """With a place left for the time."""
    days = (opens.date() - moment.astimezone(opens.tzinfo).date()).days
    if days == 0:
        return _("Closed. Opens today at %(time)s")
    if days == 1:
        return _("Closed. Opens tomorrow at %(time)s")
    day = date_format(opens.date(), "l" if days < A_WEEK else "l j F")
    return _("Closed. Opens on %(day)s at %(time)s") % {"day": day, "time": "%(time)s"}
