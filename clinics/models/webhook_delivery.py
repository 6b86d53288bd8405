"""One event for one webhook: a row of an outbox, like an e-mail."""

import json
import uuid
from datetime import datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.outside.public_address import NotPublicError
from clinics.models.outbox import OutboxItem, OutboxQuerySet, Status, outbox_constraints, outbox_indexes
from clinics.models.webhook import Webhook
from clinics.webhooks import events as webhook_events
from clinics.webhooks import post as webhook_post

if TYPE_CHECKING:
    from clinics.models.lead import Lead
    from clinics.models.redemption import Redemption

HEADER = "X-Aesthetica-"


class Event(models.TextChoices):
    """What other programs can be told of."""

    LEAD_CREATED = "lead.created", _("New lead")
    CODE_REDEEMED = "code.redeemed", _("Code redeemed")
    REDEMPTION_UNDONE = "redemption.undone", _("Redemption undone")
    TEST = "test", _("Test")


class WebhookDeliveryQuerySet(OutboxQuerySet):
    """The verbs write rows only: call them in the transaction of what they tell of."""

    def due(self, at: datetime | None = None) -> Self:
        """What has its turn, of webhooks that nobody has paused.

        By a subquery: a join would turn claim()'s UPDATE into one on rows that were found earlier, and two workers
        could take the same.
        """
        return super().due(at).filter(webhook__in=Webhook.objects.active())

    def tell_of_lead(self, lead: "Lead", *, at: datetime) -> None:
        """Queue the news of a lead that got its code."""
        webhooks = Webhook.objects.active().filter(sends_leads=True)
        self._tell(Event.LEAD_CREATED, webhooks, lead, lambda: webhook_events.lead_created(lead), at)

    def tell_of_redemption(self, redemption: "Redemption", *, at: datetime) -> None:
        """Queue the news that a code was used, or that its use was undone."""
        webhooks = Webhook.objects.active().filter(sends_redemptions=True)
        is_live = redemption.voided_at is None
        event = Event.CODE_REDEEMED if is_live else Event.REDEMPTION_UNDONE
        words = webhook_events.code_redeemed if is_live else webhook_events.redemption_undone
        self._tell(event, webhooks, redemption.promo_code.lead, lambda: words(redemption), at)

    def test(self, webhook: Webhook, *, at: datetime | None = None) -> "WebhookDelivery":
        """Queue an event without content, to see whether the receiver answers."""
        at = at or timezone.now()
        event_id = uuid.uuid4()
        payload = _payload(Event.TEST, event_id, at, {"site": settings.SITE_URL})
        return self.create(
            webhook=webhook, event=Event.TEST, event_id=event_id, payload=payload,
            created_at=at, queued_at=at, next_attempt_at=at,
        )  # fmt: skip

    def _tell(
        self, event: Event, webhooks: models.QuerySet[Webhook], lead: "Lead", facts: Any, at: datetime
    ) -> None:
        """One row for each webhook; all carry the same event id, so that receivers can compare."""
        if not (told := list(webhooks)):
            return
        event_id, data = uuid.uuid4(), facts()
        times = {"created_at": at, "queued_at": at, "next_attempt_at": at}
        self.bulk_create(
            WebhookDelivery(
                webhook=webhook, event=event, event_id=event_id, lead=lead,
                payload=_payload(event, event_id, at, data | (webhook_events.contact(lead) if webhook.sends_contact else {})),
                **times,
            )
            for webhook in told
        )  # fmt: skip


def _payload(event: Event, event_id: uuid.UUID, at: datetime, data: dict[str, Any]) -> str:
    head = {"event": str(event), "event_id": str(event_id), "created_at": at.isoformat()}
    return json.dumps(head | {"data": data}, ensure_ascii=False)


class WebhookDelivery(OutboxItem):
    """An event on its way; the same event id at every try, so that the receiver can tell a repetition."""

    Event = Event

    webhook = models.ForeignKey(Webhook, models.PROTECT, verbose_name=_("webhook"), related_name="deliveries")
    event = models.CharField(_("event"), max_length=24, choices=Event)
    event_id = models.UUIDField(_("event id"), default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(
        "clinics.Lead", models.PROTECT, null=True, blank=True, verbose_name=_("lead"), related_name="webhook_deliveries"
    )  # fmt: skip
    payload = models.TextField(
        _("content"),
        blank=True,
        help_text=_("The JSON that is signed and posted. Wiped when the person is erased."),
    )
    answer_status = models.PositiveSmallIntegerField(_("last status"), null=True, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery to a webhook")
        verbose_name_plural = _("deliveries to webhooks")
        ordering = ["-created_at", "-pk"]
        indexes = outbox_indexes("webhookdelivery")
        constraints = [
            *outbox_constraints("webhookdelivery"),
            models.UniqueConstraint(fields=["webhook", "event_id"], name="webhookdelivery_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.created_at:%Y-%m-%d %H:%M}"

    def send(self, at: datetime | None = None) -> None:
        """Post the event, signed with the moment of this try, and record the answer."""
        at, body = at or timezone.now(), self.payload.encode()
        try:
            status = webhook_post.post(
                self.webhook.url, body, self._headers(body, at), trusted=settings.WEBHOOK_TRUSTED_HOSTS
            )
        except (NotPublicError, webhook_post.UnsafeUrlError) as refusal:
            return self._fail(at, str(refusal))
        except (OSError, HTTPException) as error:
            return self._refused(f"{type(error).__name__}: {error}", at, is_final=False)
        WebhookDelivery.objects.filter(pk=self.pk).update(answer_status=status)
        if 200 <= status < 300:
            self._conclude(status=Status.SENT, sent_at=at, last_error="")
        else:
            self._refused(f"The receiver answered {status}.", at, is_final=webhook_post.is_final(status))

    def requeue(self, *, at: datetime | None = None) -> bool:
        """Send a failed delivery once more, unless its person was erased; return whether it had failed."""
        return bool(self.payload) and super().requeue(at=at)

    def _headers(self, body: bytes, at: datetime) -> dict[str, str]:
        timestamp = int(at.timestamp())
        return {
            "Content-Type": "application/json",
            "User-Agent": "aesthetica",
            f"{HEADER}Event": self.event,
            f"{HEADER}Event-Id": str(self.event_id),
            f"{HEADER}Timestamp": str(timestamp),
            f"{HEADER}Signature": webhook_post.signature(self.webhook.secret, timestamp, body),
        }
