"""When a promotion gives out codes, how many, and the counting."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.models.offerability import unofferable
from clinics.models.promotion_queryset import gives_out

if TYPE_CHECKING:
    from articles.models import TreatmentType


class PromotionLimits(models.Model):
    """Period, caps and pauses. The row decides, not the object: everybody who asks counts in it."""

    class Closed(Exception):
        """The promotion gives out no codes now."""

    treatments: "models.ManyToManyField[TreatmentType, Any]"

    starts_at = models.DateTimeField(_("starts at"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("No codes are given out from then on; codes that are out stay valid. Blank: open end."),
    )
    issue_cap = models.PositiveIntegerField(_("at most this many codes"), null=True, blank=True)
    issued_count = models.PositiveIntegerField(_("codes issued"), default=0, editable=False)
    redemption_cap = models.PositiveIntegerField(
        _("at most this many redemptions"), null=True, blank=True, help_text=_("Codes beyond that are refused at the desk. The terms must say so."),
    )  # fmt: skip
    redeemed_count = models.PositiveIntegerField(_("codes redeemed"), default=0, editable=False)
    paused_at = models.DateTimeField(_("paused at"), null=True, blank=True, editable=False)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("paused by"),
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it gives out codes now; the same rule as open()."""
        return self.is_open_at(timezone.now())

    def is_open_at(self, at: datetime) -> bool:
        """The rule of open(at) for this promotion."""
        has_ended = self.ends_at is not None and self.ends_at <= at
        is_used_up = self.issue_cap is not None and self.issued_count >= self.issue_cap
        if has_ended or is_used_up or self.starts_at > at or self.paused_at:
            return False
        return not self.treatments.filter(unofferable()).exists()

    @property
    def is_redeemed_out(self) -> bool:
        """Whether its codes were used as often as its terms allow."""
        return self.redemption_cap is not None and self.redeemed_count >= self.redemption_cap

    # --- verbs --------------------------------------------------------------------------------------------------

    def pause(self, *, by: Any, at: datetime | None = None) -> None:
        """Stop giving out codes until resume(); codes that are out stay valid."""
        type(self)._default_manager.filter(pk=self.pk, paused_at=None).update(
            paused_at=at or timezone.now(), paused_by=by
        )
        self.refresh_from_db()

    def resume(self, *, by: Any) -> None:
        """Give out codes again."""
        type(self)._default_manager.filter(pk=self.pk).update(paused_at=None, paused_by=None)
        self.refresh_from_db()

    def count_issue(self, *, at: datetime | None = None) -> None:
        """Count one code, if the promotion still gives out any: as the database has it, not this object.

        Last in the transaction, since everybody who asks for a code waits for this row. Raises Promotion.Closed.
        """
        running = type(self)._default_manager.filter(gives_out(at or timezone.now()), pk=self.pk)
        if not running.update(issued_count=F("issued_count") + 1):
            raise self.Closed

    def count_redemption(self) -> bool:
        """Count one redemption, in the transaction of its code; False when the cap is reached."""
        has_some_left = Q(redemption_cap=None) | Q(redeemed_count__lt=F("redemption_cap"))
        counted = type(self)._default_manager.filter(has_some_left, pk=self.pk)
        return counted.update(redeemed_count=F("redeemed_count") + 1) == 1

    def count_undone(self) -> None:
        """Give a redemption that was undone back to the cap."""
        type(self)._default_manager.filter(pk=self.pk, redeemed_count__gt=0).update(
            redeemed_count=F("redeemed_count") - 1
        )


def limit_constraints() -> list[models.BaseConstraint]:
    """The rules of period, caps and pauses, for the Meta of the model."""
    return [
        models.CheckConstraint(
            condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="promotion_ends_after_start"
        ),
        models.CheckConstraint(
            condition=Q(issue_cap=None) | Q(issued_count__lte=F("issue_cap")), name="promotion_within_cap"
        ),
        models.CheckConstraint(
            condition=Q(redemption_cap=None) | Q(redeemed_count__lte=F("redemption_cap")),
            name="promotion_within_redemption_cap",
        ),
        models.CheckConstraint(
            condition=Q(paused_at=None, paused_by=None) | Q(paused_at__isnull=False, paused_by__isnull=False),
            name="promotion_paused_has_time_and_person",
        ),
    ]
