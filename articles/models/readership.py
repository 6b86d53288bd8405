"""How much an article is read these weeks, without knowing who reads: one number an article."""

from datetime import date
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

EPOCH = date(2026, 1, 1)
HALF_LIFE = 14  # days after which a reading counts half
ENOUGH = 5  # readings of today's worth, below which nothing is called much read


def worth(on: date) -> float:
    """What one reading on that day adds. Worth doubles every HALF_LIFE days, so that older readings fade by comparison
    and no row has to be touched again; it stays within a float for more than thirty years.
    """
    return 2.0 ** ((on - EPOCH).days / HALF_LIFE)


class ReadershipQuerySet(models.QuerySet["Readership"]):
    def count_one(self, article: Any, *, on: date | None = None) -> None:
        """Counts that somebody, nobody knows who, stayed with the article."""
        added = worth(on or timezone.localdate())
        if self._add(article, added):
            return
        try:
            with transaction.atomic():
                self.create(article=article, weight=added)
        except IntegrityError:  # somebody else began it at the same moment
            self._add(article, added)

    def _add(self, article: Any, added: float) -> bool:
        return self.filter(article=article).update(weight=F("weight") + added, count=F("count") + 1) == 1

    def much(self, on: date | None = None) -> Self:
        """The articles that are much read at that day's measure, most read first."""
        return self.filter(weight__gte=ENOUGH * worth(on or timezone.localdate())).order_by("-weight", "pk")


class Readership(models.Model):
    """One article's readings: all of them, and their fading weight."""

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="readership")
    weight = models.FloatField(_("weight"))
    count = models.PositiveIntegerField(_("readings"), default=1)

    objects = ReadershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("readership")
        verbose_name_plural = _("readerships")
        indexes = [models.Index(fields=["-weight"], name="readership_most_read")]

    def __str__(self) -> str:
        return f"{self.article}: {self.count}"
