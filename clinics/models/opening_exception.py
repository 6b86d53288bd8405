"""Days on which a clinic is closed or keeps other hours than in its week."""

from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from clinics.models.clinic import Clinic


class OpeningExceptionQuerySet(models.QuerySet["OpeningException"]):
    def lasting(self, on: date | None = None) -> Self:
        """Exceptions that have not ended before that day; by default the day that has ended nowhere on earth yet."""
        return self.filter(last_day__gte=on or (timezone.now() - timedelta(hours=12)).date())

    def overlapping(self, first_day: date, last_day: date) -> Self:
        """Exceptions that share a day with these days."""
        return self.filter(first_day__lte=last_day, last_day__gte=first_day)


class OpeningException(models.Model):
    """A day or several, in the clinic's own time: closed without hours, else open at those hours alone."""

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="opening_exceptions")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), help_text=_("The same as the first for a single day."))
    opens_at = models.TimeField(_("from"), null=True, blank=True, help_text=_("Blank: closed all day."))
    closes_at = models.TimeField(_("to"), null=True, blank=True)
    reason = models.CharField(
        _("reason"), max_length=80, blank=True, help_text=_("Shown to readers, for example: Bank holiday.")
    )

    objects = OpeningExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception from the opening hours")
        verbose_name_plural = _("exceptions from the opening hours")
        ordering = ["first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "first_day"], name="openingexception_once",
                violation_error_message=_("Two exceptions begin on the same day."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__isnull=False, closes_at__isnull=False),
                name="openingexception_hours_both_or_none",
                violation_error_message=_("Give both hours, or none where the clinic is closed."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at__gt=F("opens_at")),
                name="openingexception_end_after_start",
                violation_error_message=_("It must close later than it opens."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="openingexception_last_day_not_before_first",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.days

    @property
    def is_closed(self) -> bool:
        return self.opens_at is None

    @property
    def days(self) -> str:
        """The days as people read them: 25 December 2026, or the first and the last."""
        first, last = (date_format(day, "j F Y") for day in (self.first_day, self.last_day))
        return first if first == last else f"{first} – {last}"

    def clean(self) -> None:
        """Raises ValidationError where another exception of the clinic shares a day with this one."""
        if self.clinic_id is None or not self.first_day or not self.last_day:
            return
        others = OpeningException.objects.filter(clinic=self.clinic_id).exclude(pk=self.pk)
        if other := others.overlapping(self.first_day, self.last_day).first():
            raise other.overlap_error()

    def overlap_error(self) -> ValidationError:
        """What another exception is told that shares a day with this one."""
        return ValidationError(
            _("These days overlap with another exception: %(days)s."), params={"days": self.days}
        )
