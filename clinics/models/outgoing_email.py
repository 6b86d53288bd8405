"""The outbox: every e-mail is a row, written with what it speaks of and sent by the worker."""

import uuid
from datetime import datetime, timedelta
from email.message import MIMEPart
from typing import Any, Self
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics import backoff, qr, smtp_errors

logger = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)  # longer than any single try, which the mail server's timeout ends
QR_IMAGE = "promo-code-qr"
COOL_DOWN = timedelta(minutes=10)
A_DAY = 3


def new_message_id() -> str:
    return f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class OutgoingEmailQuerySet(models.QuerySet["OutgoingEmail"]):
    def due(self, at: datetime | None = None) -> Self:
        """Mail whose turn it is, and mail whose worker took it and never came back."""
        at = at or timezone.now()
        return self.filter(
            Q(status=OutgoingEmail.Status.QUEUED, next_attempt_at__lte=at)
            | Q(status=OutgoingEmail.Status.SENDING, lease_until__lte=at)
        )

    def failed(self) -> Self:
        """Mail that somebody has to look at."""
        return self.filter(status=OutgoingEmail.Status.FAILED)

    def unwithheld(self) -> Self:
        """Mail that was, or was meant to be, sent."""
        return self.exclude(status=OutgoingEmail.Status.WITHHELD)

    def is_cooling_down(self, at: datetime) -> bool:
        """Whether these mails are enough for now: one in ten minutes, three a day."""
        recent = self.unwithheld().filter(created_at__gt=at - timedelta(days=1))
        return recent.filter(created_at__gt=at - COOL_DOWN).exists() or recent.count() >= A_DAY

    def claim(self, at: datetime | None = None) -> "OutgoingEmail | None":
        """Take the next due mail for this worker alone, or None when there is none.

        The row count of one conditional UPDATE decides between workers, on every database alike.
        """
        at = at or timezone.now()
        taken = {
            "status": OutgoingEmail.Status.SENDING,
            "lease_until": at + LEASE,
            "attempts": F("attempts") + 1,
        }
        while email := self.due(at).order_by("next_attempt_at", "pk").first():
            if self.due(at).filter(pk=email.pk, attempts=email.attempts).update(**taken):
                email.refresh_from_db()
                return email
        return None

    def send_next(self, at: datetime | None = None) -> bool:
        """Send the next due mail; return whether there was one."""
        email = self.claim(at)
        if email is None:
            return False
        email.send(at)
        return True


class OutgoingEmail(models.Model):
    """One e-mail to one person: queued, sending, then sent or failed; or withheld on purpose."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        WITHHELD = "withheld", _("Withheld")

    class Kind(models.TextChoices):
        CODE_ISSUED = "code_issued", _("Code")
        CODE_SENT_AGAIN = "code_sent_again", _("Code, sent again")
        CODE_REDEEMED = "code_redeemed", _("Code already used")
        CODE_EXPIRED = "code_expired", _("Code has expired")
        ALREADY_GIVEN = "already_given", _("Code was given before")

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
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_attempt_at = models.DateTimeField(_("next try at"), default=timezone.now)
    lease_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    expires_at = models.DateTimeField(_("pointless after"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    queued_at = models.DateTimeField(
        _("queued at"), default=timezone.now, help_text=_("Five days from here it is given up.")
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed at"), null=True, blank=True)
    last_error = models.CharField(_("last answer"), max_length=300, blank=True)

    objects = OutgoingEmailQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(status__in=["queued", "sending"]),
                name="outgoingemail_waiting",
            ),
            models.Index(fields=["lead", "created_at"], name="outgoingemail_of_lead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="sent") ^ Q(sent_at=None), name="outgoingemail_sent_has_time"
            ),
            models.CheckConstraint(
                condition=Q(status="failed") ^ Q(failed_at=None), name="outgoingemail_failed_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(status="sending") | Q(lease_until__isnull=False),
                name="outgoingemail_sending_has_lease",
            ),
        ]

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
            return self._refused(error, at)
        self._conclude(status=self.Status.SENT, sent_at=at, last_error="")

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
        """Send a failed mail once more, from the first try on."""
        at = at or timezone.now()
        OutgoingEmail.objects.failed().filter(pk=self.pk).exclude(to_address="").update(
            status=self.Status.QUEUED, failed_at=None, attempts=0, next_attempt_at=at, queued_at=at
        )
        self.refresh_from_db()

    def withhold(self, reason: str) -> None:
        """Mark an unsaved mail as one that is not to be sent, and why."""
        self.status, self.last_error = self.Status.WITHHELD, reason

    def _refused(self, error: Exception, at: datetime) -> None:
        answer = smtp_errors.described(error)
        if smtp_errors.is_final(error):
            return self._fail(at, answer)
        next_attempt_at = at + backoff.delay(self.attempts)
        if next_attempt_at >= self.queued_at + backoff.GIVE_UP_AFTER:
            return self._fail(at, answer)
        self._conclude(status=self.Status.QUEUED, next_attempt_at=next_attempt_at, last_error=answer[:300])

    def _fail(self, at: datetime, answer: str) -> None:
        self._conclude(status=self.Status.FAILED, failed_at=at, last_error=answer[:300])

    def _conclude(self, **changes: Any) -> None:
        """Write the outcome, unless the lease ran out and another worker has the mail by now."""
        mine = OutgoingEmail.objects.filter(pk=self.pk, status=self.Status.SENDING, attempts=self.attempts)
        if mine.update(lease_until=None, **changes):
            logger.info("email", id=self.pk, kind=self.kind, status=changes["status"], attempts=self.attempts)
        self.refresh_from_db()


def _inline_png(data: bytes) -> MIMEPart:
    part = MIMEPart()
    part.set_content(
        data, maintype="image", subtype="png", disposition="inline", filename="code.png", cid=f"<{QR_IMAGE}>"
    )
    return part
