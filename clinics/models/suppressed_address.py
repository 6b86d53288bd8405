"""Mailboxes that must not be written to any more: mail came back, or its owner complained."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics import contact_keys
from clinics.mail import errors as mail_errors
from clinics.models.consent import Consent


class SuppressedAddressQuerySet(models.QuerySet["SuppressedAddress"]):
    def live(self) -> Self:
        """Suppressions that nobody has lifted."""
        return self.filter(lifted_at=None)

    def of(self, address: str) -> "SuppressedAddress | None":
        """The live suppression of a mailbox, however its address is written."""
        key = contact_keys.digest(contact_keys.email_key(address), settings.SECRET_KEY)
        return self.live().filter(email_key=key).first() if key else None

    def suppress(
        self,
        address: str,
        reason: "SuppressedAddress.Reason",
        *,
        answer: str = "",
        at: datetime | None = None,
    ) -> "SuppressedAddress | None":
        """Write to this mailbox no more; the first reason stays. None for what is no address.

        Who complains has withdrawn what they agreed to.
        """
        key = contact_keys.digest(contact_keys.email_key(address), settings.SECRET_KEY)
        if not key:
            return None
        if reason == SuppressedAddress.Reason.COMPLAINT:
            Consent.objects.of_mailbox(key).withdraw(at=at)
        try:
            with transaction.atomic():
                words = mail_errors.without_addresses(answer)[:300]
                return self.create(email_key=key, reason=reason, answer=words, at=at or timezone.now())
        except IntegrityError:
            return self.live().get(email_key=key)


class SuppressedAddress(models.Model):
    """One mailbox, as a keyed digest, with why; lifting it keeps the row."""

    class Reason(models.TextChoices):
        BOUNCE = "bounce", _("Mail came back")
        COMPLAINT = "complaint", _("Reported as spam")

    email_key = models.CharField(_("key"), max_length=64, editable=False)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    answer = models.CharField(_("what the mail server said"), max_length=300, blank=True)
    at = models.DateTimeField(_("since"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("lifted by"), related_name="+"
    )  # fmt: skip

    objects = SuppressedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email_key"], condition=Q(lifted_at=None), name="suppressedaddress_one_live_each"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="suppressedaddress_lifted_has_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} · {self.at:%Y-%m-%d}"

    def lift(self, *, by: Any, at: datetime | None = None) -> None:
        """Write to the mailbox again: its owner says that it works."""
        SuppressedAddress.objects.live().filter(pk=self.pk).update(
            lifted_at=at or timezone.now(), lifted_by=by
        )
        self.refresh_from_db()
