"""A clinic at one moment, in its own time."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from django.utils import timezone

from clinics.models import Clinic
from clinics.open_hours import Standing
from clinics.open_words import words


class ClinicNow:
    """What a card and a page say of the clinic; wants a clinic of with_hours(), and asks the database nothing more."""

    def __init__(self, clinic: Clinic, at: datetime | None = None) -> None:
        self.clinic = clinic
        self.moment = at or timezone.now()

    @property
    def today(self) -> date:
        return self.moment.astimezone(self.clinic.zone).date()

    @property
    def states_hours(self) -> bool:
        return bool(self.clinic.opening_hours.all())

    @cached_property
    def standing(self) -> Standing:
        return self.clinic.open_hours.standing(self.moment)

    @property
    def words(self) -> str:
        """Open or closed, until when; empty where nobody has stated the hours."""
        return words(self.standing, self.moment) if self.states_hours else ""

    @property
    def seconds_true(self) -> int:
        """How long the words hold: to the next change, and at most to midnight, when "tomorrow" becomes "today"."""
        midnight = datetime.combine(self.today + timedelta(days=1), time.min, tzinfo=self.clinic.zone)
        until = min(filter(None, (midnight.astimezone(UTC), self.standing.changes_at)))
        return int((until - self.moment).total_seconds())
