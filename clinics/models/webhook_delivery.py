"""One event for one webhook: a row of an outbox, like an e-mail."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinics.models.outbox import OutboxItem, OutboxQuerySet, outbox_constraints, outbox_indexes
from clinics.models.webhook import Webhook


class WebhookDelivery(OutboxItem):
    """An event on its way; the same event id at every try, so that the receiver can tell a repetition."""

    class Event(models.TextChoices):
        LEAD_CREATED = "lead.created", _("New lead")
        CODE_REDEEMED = "code.redeemed", _("Code redeemed")
        REDEMPTION_UNDONE = "redemption.undone", _("Redemption undone")

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

    objects = OutboxQuerySet.as_manager()

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
