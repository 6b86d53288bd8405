"""The outbox: every e-mail is a row, written with what it speaks of and sent by the worker."""

import uuid
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics import contact_keys
from clinics.mail import connection as mail_connection
from clinics.mail import day_time
from clinics.mail import errors as mail_errors
from clinics.mail import message as mail_message
from clinics.models.outbox import OutboxItem, OutboxQuerySet, Status, outbox_constraints, outbox_indexes
from clinics.models.suppressed_address import SuppressedAddress
from clinics.models.withholding import reason_to_withhold

COOL_DOWN = timedelta(minutes=10)
A_DAY = 3


def new_message_id() -> str:
    return f"<{uuid.uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class OutgoingEmailQuerySet(OutboxQuerySet):
    def unwithheld(self) -> Self:
        """Mail that was, or was meant to be, sent."""
        return self.exclude(status=Status.WITHHELD)

    def wipe(self, **blank: str) -> None:
        """Blank what was written and to whom; what still waits is withheld."""
        super().wipe(to_address="", subject="", text_body="", html_body="", **blank)

    def of_provider(self, message_id: str) -> "OutgoingEmail | None":
        """The mail that a provider's event speaks of: by the provider's number, else by our Message-ID."""
        if not message_id:
            return None
        ours = f"<{message_id.strip('<>')}>"
        return self.filter(Q(provider_id=message_id) | Q(message_id=ours)).first()

    def last_sent_to(self, address: str) -> "OutgoingEmail | None":
        """The newest mail that a mailbox took."""
        key = contact_keys.digest(contact_keys.email_key(address), settings.SECRET_KEY)
        return (
            self.filter(lead__email_key=key, status=Status.SENT).order_by("-sent_at", "-pk").first()
            if key
            else None
        )

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
        REVIEWS_DUE = "reviews_due", _("Medical reviews due (staff)")

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

    @property
    def is_marketing(self) -> bool:
        """Whether nobody asked for it: such mail needs a live consent and a way to unsubscribe."""
        return self.kind == self.Kind.REMINDER

    @property
    def shows_code(self) -> bool:
        return self.kind in {self.Kind.CODE_ISSUED, self.Kind.CODE_SENT_AGAIN, self.Kind.REMINDER}

    def send(self, at: datetime | None = None) -> None:
        """Hand the claimed mail to the mail server and record the outcome; never inside a transaction.

        A worker killed between the server's answer and our note sends the mail a second time, with the same
        Message-ID: between losing a mail and repeating it, we repeat.
        """
        at = at or timezone.now()
        if reason := reason_to_withhold(self, at):
            self._conclude(status=Status.WITHHELD, last_error=reason)
        elif self._disturbs(at):
            self._conclude(status=Status.QUEUED, next_attempt_at=day_time.next_morning(at, self._zone))
        else:
            self._hand_over(at)

    def as_message(self) -> EmailMultiAlternatives:
        """The mail as Django sends it."""
        return mail_message.of(self)

    def requeue(self, *, at: datetime | None = None) -> bool:
        """Send a failed mail once more, unless its person was erased or has another address by now."""
        return bool(self.to_address) and not self.is_to_old_address and super().requeue(at=at)

    @property
    def is_to_old_address(self) -> bool:
        return self.lead is not None and self.lead.email not in ("", self.to_address)

    def bounce(self, *, answer: str, at: datetime | None = None, is_permanent: bool = True) -> None:
        """Note that a sent mail came back; where it is for good, the mailbox is written to no more."""
        at = at or timezone.now()
        sent = OutgoingEmail.objects.filter(pk=self.pk, status=Status.SENT)
        sent.update(
            status=Status.BOUNCED, failed_at=at, last_error=mail_errors.without_addresses(answer)[:300]
        )
        if is_permanent:
            self.suppress(SuppressedAddress.Reason.BOUNCE, answer=answer, at=at)
        self.refresh_from_db()

    def suppress(
        self, reason: SuppressedAddress.Reason, *, answer: str = "", at: datetime | None = None
    ) -> None:
        """Write no more to the mailbox that this mail went to."""
        SuppressedAddress.objects.suppress(self.to_address, reason, answer=answer, at=at)

    def _hand_over(self, at: datetime) -> None:
        try:
            message = self.as_message()
            mail_connection.send(message)
        except Exception as error:  # whatever it was, the row must say so and the worker must go on
            return self._refused(mail_errors.described(error), at, is_final=mail_errors.is_final(error))
        sent = {
            "status": Status.SENT,
            "sent_at": at,
            "last_error": "",
            "provider_id": mail_message.provider_id(message),
        }
        if self._conclude(**sent) and self.promo_code:
            self.promo_code.was_sent(at)

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.promo_code.time_zone if self.promo_code else settings.TIME_ZONE)

    def _disturbs(self, at: datetime) -> bool:
        """A reminder that was delayed must not arrive at night."""
        return self.is_marketing and not day_time.is_day_time(at, self._zone)
