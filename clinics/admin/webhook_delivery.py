"""Events on their way to webhooks; what they carry is not shown, since it may name a person."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import WebhookDelivery

COLOURS = {"queued": "info", "sending": "info", "sent": "success", "failed": "danger", "withheld": "warning"}


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "webhook", "event", "state", "attempts", "next_attempt_at", "last_error")
    list_filter = ("status", "event", "webhook")
    list_select_related = ("webhook",)
    date_hierarchy = "created_at"
    actions = ("retry_selected",)
    fields = (
        "webhook", "event", "event_id", "status", "attempts", "answer_status", "last_error", "created_at", "next_attempt_at",
        "sent_at", "failed_at",
    )  # fmt: skip

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.change_webhookdelivery")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def retry_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        failed = list(queryset.filter(status=WebhookDelivery.Status.FAILED).exclude(payload=""))
        for delivery in failed:
            delivery.requeue()
        messages.success(
            request, gettext("%(count)s deliveries wait for the worker again.") % {"count": len(failed)}
        )

    @display(description=_("state"), ordering="status", label=COLOURS)
    def state(self, delivery: WebhookDelivery) -> tuple[str, str]:
        return delivery.status, delivery.get_status_display()
