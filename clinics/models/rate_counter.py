"""How often one visitor did something lately, counted over all processes and machines."""

from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class RateCounterQuerySet(models.QuerySet["RateCounter"]):
    def is_exceeded(
        self, scope: str, who: str, *, limit: int, window: timedelta, at: datetime | None = None
    ) -> bool:
        """Count one more act of `who` and return whether it was too many in this stretch of time."""
        return self._count_one(*_stretch(scope, who, window, at or timezone.now())) > limit

    def is_used_up(
        self, scope: str, who: str, *, limit: int, window: timedelta, at: datetime | None = None
    ) -> bool:
        """Whether one more act of `who` would be too many; counts nothing."""
        key, _ends_at = _stretch(scope, who, window, at or timezone.now())
        return self.filter(key=key, count__gte=limit).exists()

    def over(self, at: datetime | None = None) -> "RateCounterQuerySet":
        """Counters whose stretch of time is past."""
        return self.filter(ends_at__lte=at or timezone.now())

    def _count_one(self, key: str, ends_at: datetime) -> int:
        with transaction.atomic():  # the UPDATE holds the row until the count is read
            if not self._add(key):
                try:
                    with transaction.atomic():
                        self.create(key=key, ends_at=ends_at)
                        return 1
                except IntegrityError:
                    self._add(key)
            return self.get(key=key).count

    def _add(self, key: str) -> bool:
        return self.filter(key=key).update(count=F("count") + 1) == 1


def _stretch(scope: str, who: str, window: timedelta, at: datetime) -> tuple[str, datetime]:
    """The key of a visitor's counter in the stretch of time around `at`, and when that stretch is over."""
    stretch = int(at.timestamp() // window.total_seconds())
    ends_at = datetime.fromtimestamp((stretch + 1) * window.total_seconds(), at.tzinfo)
    key = salted_hmac(f"clinics.rate_counter.{scope}.{stretch}", who, algorithm="sha256")
    return key.hexdigest(), ends_at


class RateCounter(models.Model):
    """One visitor, one kind of act, one stretch of time. The visitor is a keyed digest, dropped when it is over."""

    key = models.CharField(_("key"), max_length=64, unique=True)
    count = models.PositiveIntegerField(_("count"), default=1)
    ends_at = models.DateTimeField(_("counts until"), db_index=True)

    objects = RateCounterQuerySet.as_manager()

    class Meta:
        verbose_name = _("rate counter")
        verbose_name_plural = _("rate counters")

    def __str__(self) -> str:
        return f"{self.count} · {self.ends_at:%Y-%m-%d %H:%M}"
