"""How often an offer was seen: a number a day, page and source. No cookie, no address, nobody in it."""

from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinics.models.calendar_queryset import CalendarQuerySet
from clinics.models.promotion import Promotion
from clinics.models.text_variant import TextVariant

MOST_A_DAY = 500  # rows of one promotion; what comes from beyond is counted under OTHER
OTHER = "other"


class OfferViewQuerySet(CalendarQuerySet["OfferView"]):
    def count_one(
        self, promotion: Promotion, *, day: date, path: str, source: str, variant: TextVariant | None = None
    ) -> None:
        """Count that the offer was seen once more; made-up pages and sources cannot fill the table."""
        key = {"promotion": promotion, "day": day, "path": path, "source": source, "variant": variant}
        if self._add(key):
            return
        if self.filter(promotion=promotion, day=day).count() >= MOST_A_DAY:
            key |= {"path": OTHER, "source": OTHER}
        if not self._add(key):
            self._begin(key)

    def _add(self, key: dict[str, Any]) -> bool:
        return self.filter(**key).update(count=F("count") + 1) == 1

    def _begin(self, key: dict[str, Any]) -> None:
        try:
            with transaction.atomic():
                self.create(**key)
        except IntegrityError:  # somebody else began it at the same moment
            self._add(key)


class OfferView(models.Model):
    """One promotion, local day, page, source and text: how often its form came into view."""

    promotion = models.ForeignKey(
        Promotion, models.PROTECT, verbose_name=_("promotion"), related_name="views"
    )
    day = models.DateField(_("day"))
    path = models.CharField(_("page"), max_length=300, blank=True)
    source = models.CharField(
        _("source"),
        max_length=255,
        blank=True,
        help_text=_("The UTM source, else the site that linked here."),
    )
    variant = models.ForeignKey(
        TextVariant, models.PROTECT, null=True, blank=True, verbose_name=_("second text"), related_name="views"
    )  # fmt: skip
    count = models.PositiveIntegerField(_("seen"), default=1)

    objects = OfferViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("views of an offer")
        verbose_name_plural = _("views of offers")
        ordering = ["-day", "promotion", "path"]
        indexes = [models.Index(fields=["day", "promotion"], name="offerview_day_promotion")]
        constraints = [
            models.UniqueConstraint(
                fields=["promotion", "day", "path", "source"],
                condition=Q(variant=None),
                name="offerview_once_own_text",
            ),
            models.UniqueConstraint(
                fields=["promotion", "day", "path", "source", "variant"],
                condition=Q(variant__isnull=False),
                name="offerview_once_second_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} · {self.path} · {self.count}"
