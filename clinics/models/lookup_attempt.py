"""Who looked up a code at the desk, when, and with what result."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.models.rate_counter import RateCounter

MISSES_ALLOWED = 20
MISSES_PER_ADDRESS = 60  # the staff of a clinic share its address
MISSES_WINDOW = timedelta(minutes=10)


class LookupAttemptQuerySet(models.QuerySet["LookupAttempt"]):
    def misses(self) -> Self:
        """Look-ups that found no code."""
        return self.filter(promo_code=None)

    def is_exhausted(self, *, by: Any, address: str, at: datetime | None = None) -> bool:
        """Whether a person, or everybody at a network address, has missed too often lately to go on."""
        at = at or timezone.now()
        return self._misses_of(by, at) >= MISSES_ALLOWED or RateCounter.objects.is_used_up(
            "desk_miss", address, limit=MISSES_PER_ADDRESS, window=MISSES_WINDOW, at=at
        )

    def record(self, *, by: Any, address: str, at: datetime | None = None, **found: Any) -> bool:
        """Take one look-up down; False for a miss too many, whose outcome nobody may be told.

        The row comes before the count, so that of any number of requests at once no more than allowed are answered.
        """
        at = at or timezone.now()
        if self.create(by=by, at=at, **found).promo_code:
            return True
        is_too_many = RateCounter.objects.is_exceeded(
            "desk_miss", address, limit=MISSES_PER_ADDRESS, window=MISSES_WINDOW, at=at
        )
        return not is_too_many and self._misses_of(by, at) <= MISSES_ALLOWED

    def _misses_of(self, by: Any, at: datetime) -> int:
        return self.misses().filter(by=by, at__gt=at - MISSES_WINDOW).count()


class LookupAttempt(models.Model):
    """One look-up. What was typed isn't kept: it could be anything."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)
    outcome = models.CharField(
        _("outcome"), max_length=16, help_text=_("Blank: the code could be redeemed."), blank=True
    )
    promo_code = models.ForeignKey(
        "clinics.PromoCode",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("code"),
        related_name="lookups",
    )
    clinic = models.ForeignKey(
        "clinics.Clinic", models.PROTECT, null=True, blank=True, verbose_name=_("clinic"), related_name="+"
    )

    objects = LookupAttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("look-up")
        verbose_name_plural = _("look-ups")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["by", "at"], name="lookupattempt_by_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome or 'valid'}"
