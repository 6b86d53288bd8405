"""When a clinic is open."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinics.models.clinic import Clinic


class Weekday(models.IntegerChoices):
    """As datetime.weekday() counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")

    @property
    def schema_name(self) -> str:
        """The English name, as schema.org writes it."""
        return self.name.capitalize()


class OpeningHours(models.Model):
    """One stretch of one weekday, in the clinic's own time; a lunch break makes two."""

    clinic = models.ForeignKey(Clinic, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("to"))

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "weekday", "opens_at"], name="openinghours_once"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="openinghours_end_after_start"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="openinghours_on_a_weekday"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"
