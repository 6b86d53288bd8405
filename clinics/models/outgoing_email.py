"""The outbox: every e-mail is a row, written with what it speaks of and sent by the worker."""

import uuid
from datetime import datetime, timedelta
from email.message import MIMEPart
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics import qr, smtp_errors
from clinics.models.outbox import OutboxItem, OutboxQuerySet, Status, outbox_constraints, outbox_indexes

QR_IMAGE = "promo-code-qr"
COOL_DOWN = timedelta(minutes=10)
A_DAY = 3


def new_message_id() -> str:
    return f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class OutgoingEmailQuerySet(OutboxQuerySet):
    def unwithheld(self) -> Self:
        """Mail that was, or was meant to be, sent."""
        return self.exclude(status=Status.WITHHELD)

    def is_cooling_down(self, at: datetime) -> bool:
        """Whether these mails are enough for now: one in ten minutes, three a day."""
        recent = self.unwithheld().filter(created_at__gt=at - timedelta(days=1))
        return recent.filter(created_at__gt=at - COOL_DOWN).exists() or recent.count() >= A_DAY


class OutgoingEmail(OutboxItem):
    """One e-mail to one person: queued, sending, then sent or failed; or withheld on purpose."""

    class Kind(models.TextChoices):
        CODE_ISSUED = "code_issued", _("Code")
        CODE_SENT_AGAIN = "code_sent_again", _("Code, sent again")
        CODE_REDEEMED = "code_redeemed", _("Code already used")
        CODE_EXPIRED = "code_expired", _("Code has expired")
        ALREADY_GIVEN = "already_given", _("Code was given before")
        NEW_CLIENTS_ONLY = "new_clients_only", _("For new clients only")
        REMINDER = "reminder", _("Reminder")

    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    lead = models.ForeignKey(
        "clinics.Lead", models.PROTECT, null=True, blank=True, verbose_name=_("lead"), related_name="emails"
    )
    promo_code = models.ForeignKey(
        "clinics.PromoCode",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("code"),
        related_name="emails",
    )
    dedupe_key = models.CharField(_("once per"), max_length=80, unique=True, editable=False)
    message_id = models.CharField(
        _("message id"), max_length=200, unique=True, default=new_message_id, editable=False
    )
    to_address = models.CharField(_("to"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text_body = models.TextField(_("text"), blank=True)
    html_body = models.TextField(_("HTML"), blank=True)
    expires_at = models.DateTimeField(_("pointless after"), null=True, blank=True)
    provider_id = models.CharField(
        _("the provider's number"), max_length=200, blank=True, editable=False, db_index=True
    )

    objects = OutgoingEmailQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["-created_at", "-pk"]
        indexes = [
            *outbox_indexes("outgoingemail"),
            models.Index(fields=["lead", "created_at"], name="outgoingemail_of_lead"),
            models.Index(fields=["created_at"], name="outgoingemail_created_at"),
            models.Index(fields=["status", "created_at"], name="outgoingemail_status"),
        ]
        constraints = outbox_constraints("outgoingemail")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.created_at:%Y-%m-%d %H:%M}"

    def send(self, at: datetime | None = None) -> None:
        """Hand the claimed mail to the mail server and record the outcome; never inside a transaction.

        A worker killed between the server's answer and our note sends the mail a second time, with the same
        Message-ID: between losing a mail and repeating it, we repeat.
        """
        at = at or timezone.now()
        if self.expires_at and self.expires_at <= at:
            return self._fail(at, gettext("The code expired before the mail could be sent."))
        try:
            mailers["default"].send_messages([self.as_message()])
        except Exception as error:  # whatever it was, the row must say so and the worker must go on
            return self._refused(smtp_errors.described(error), at, is_final=smtp_errors.is_final(error))
        if self._conclude(status=Status.SENT, sent_at=at, last_error="") and self.promo_code:
            self.promo_code.was_sent(at)

    def as_message(self) -> EmailMultiAlternatives:
        """The mail as Django sends it, with the QR of its code where the HTML shows one."""
        headers = {"Message-ID": self.message_id, "Auto-Submitted": "auto-generated"}
        message = EmailMultiAlternatives(
            self.subject, self.text_body, None, [self.to_address], headers=headers
        )
        if self.html_body:
            message.attach_alternative(self.html_body, "text/html")
        if self.promo_code and f"cid:{QR_IMAGE}" in self.html_body:
            message.attach(_inline_png(qr.png(self.promo_code.desk_url)))
        return message

    def requeue(self, *, at: datetime | None = None) -> None:
        """Send a failed mail once more, unless its person was erased."""
        if self.to_address:
            super().requeue(at=at)


def _inline_png(data: bytes) -> MIMEPart:
    part = MIMEPart()
    part.set_content(
        data, maintype="image", subtype="png", disposition="inline", filename="code.png", cid=f"<{QR_IMAGE}>"
    )
    return part
