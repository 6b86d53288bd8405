"""The act at the desk: a code was used, at a clinic, by a person of the staff."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.models.calendar_queryset import CalendarQuerySet
from clinics.models.clinic import Clinic
from clinics.models.promo_code import PromoCode
from clinics.models.webhook_delivery import WebhookDelivery

JUST_DONE = timedelta(minutes=15)


class RedemptionQuerySet(CalendarQuerySet["Redemption"]):
    def live(self) -> Self:
        """Redemptions that count: not undone."""
        return self.filter(voided_at=None)

    def between(self, start: datetime, end: datetime) -> Self:
        """Redemptions from start (included) to end (excluded)."""
        return self.filter(redeemed_at__gte=start, redeemed_at__lt=end)

    def today_at(self, clinic: Clinic, at: datetime | None = None) -> Self:
        """What a clinic redeemed since its own midnight, undone ones included, the newest first."""
        midnight = timezone.localtime(at, clinic.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return self.filter(clinic=clinic, redeemed_at__gte=midnight)


class Redemption(models.Model):
    """One use of a code. Undoing it keeps the row, with who, when and why."""

    class AlreadyUndone(Exception):
        """Somebody was quicker."""

    promo_code = models.ForeignKey(
        PromoCode, models.PROTECT, verbose_name=_("code"), related_name="redemptions"
    )
    clinic = models.ForeignKey(Clinic, models.PROTECT, verbose_name=_("clinic"), related_name="redemptions")
    redeemed_at = models.DateTimeField(_("redeemed at"))
    redeemed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("redeemed by"), related_name="+"
    )
    is_new_client = models.BooleanField(
        _("new client"), help_text=_("What the desk answered: no earlier visit to any of our clinics.")
    )
    treatment = models.ForeignKey(
        "articles.TreatmentType", models.PROTECT, null=True, blank=True, verbose_name=_("treatment"), related_name="redemptions",
        help_text=_("What the code was used for, where the desk said so."),
    )  # fmt: skip
    idempotency_key = models.CharField(
        _("key of the form"), max_length=64, null=True, unique=True, editable=False
    )
    voided_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("undone by"),
        related_name="+",
    )
    voided_reason = models.CharField(_("reason of undoing"), max_length=300, blank=True)

    objects = RedemptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("redemption")
        verbose_name_plural = _("redemptions")
        ordering = ["-redeemed_at", "-pk"]
        permissions = [("undo_redemption", _("Can undo a redemption"))]
        indexes = [models.Index(fields=["redeemed_at"], name="redemption_redeemed_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["promo_code"], condition=Q(voided_at=None), name="redemption_one_live_each"
            ),
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None, voided_reason="")
                | Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(voided_reason=""),
                name="redemption_undone_has_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promo_code} · {self.redeemed_at:%Y-%m-%d %H:%M}"

    @property
    def is_live(self) -> bool:
        """Whether it counts; the same rule as live()."""
        return self.voided_at is None

    def was_just_done_by(self, person: Any, at: datetime | None = None) -> bool:
        """Whether this person redeemed it minutes ago: somebody who asks again has lost the answer, not the race."""
        since = (at or timezone.now()) - JUST_DONE
        return self.is_live and self.redeemed_by_id == person.pk and self.redeemed_at > since

    def undo(self, *, by: Any, reason: str, at: datetime | None = None) -> None:
        """Void the redemption, so that the code can be used again until it expires.

        Raises ValueError without a reason and AlreadyUndone when it was undone before.
        """
        if not reason.strip():
            raise ValueError("Undoing a redemption needs a reason.")
        at = at or timezone.now()
        voided = {"voided_at": at, "voided_by": by, "voided_reason": reason.strip()[:300]}
        with transaction.atomic():
            # The code's row first, as in redeem(): one lock order, no deadlock.
            PromoCode.objects.filter(pk=self.promo_code_id).update(redeemed_at=None)
            if not Redemption.objects.live().filter(pk=self.pk).update(**voided):
                raise Redemption.AlreadyUndone
            self.promo_code.promotion.count_undone()
            self.refresh_from_db()
            WebhookDelivery.objects.tell_of_redemption(self, at=at)
