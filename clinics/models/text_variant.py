"""A second text of a promotion, tried against the first: which of the two do more people ask on?"""

import re
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.compliance import Finding
from clinics.models import promotion_check


class TextVariantQuerySet(models.QuerySet["TextVariant"]):
    def running(self) -> Self:
        """Variants that are shown now."""
        return self.filter(ended_at=None)

    def named(self, text: str, promotion: Any) -> "TextVariant | None":
        """The second text that a form says it showed; None for the promotion's own, and for what is not its own."""
        if not re.fullmatch(r"[0-9]{1,18}", text):
            return None
        return self.filter(pk=int(text), promotion=promotion).first()


class TextVariant(models.Model):
    """Headline and summary B; the promotion's own are A. Ending the trial keeps the row and its figures."""

    promotion = models.ForeignKey(
        "clinics.Promotion", models.PROTECT, verbose_name=_("promotion"), related_name="text_variants"
    )
    headline = models.CharField(_("headline"), max_length=160)
    summary = models.TextField(_("summary"), blank=True)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("started by"), related_name="+"
    )  # fmt: skip
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("ended by"), related_name="+"
    )  # fmt: skip

    objects = TextVariantQuerySet.as_manager()

    class Meta:
        verbose_name = _("second text")
        verbose_name_plural = _("second texts")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["promotion"], condition=Q(ended_at=None), name="textvariant_one_running_each"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="textvariant_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="textvariant_has_headline"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_running(self) -> bool:
        """Whether pages show it in turn with the promotion's own; the same rule as running()."""
        return self.ended_at is None

    def findings(self) -> list[Finding]:
        """What the rules for offers say of it, judged with the terms and treatments of its promotion."""
        return promotion_check.findings_of(self.promotion, self)

    def forbidden_words(self) -> dict[str, list[str]]:
        """Sentences about words that the law forbids, by field; start_second_text() refuses them."""
        return promotion_check.forbidden_words(self.findings())

    def end(self, *, by: Any, at: datetime | None = None) -> None:
        """Show the promotion's own text alone again; what was ended before stays as it is."""
        ended = {"ended_at": at or timezone.now(), "ended_by": by}
        TextVariant.objects.running().filter(pk=self.pk).update(**ended)
        self.refresh_from_db()
