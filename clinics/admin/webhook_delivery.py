"""Events on their way to webhooks."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import WebhookDelivery


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "webhook", "event", "status", "attempts", "next_attempt_at", "last_error")
    list_filter = ("status", "event", "webhook")
    date_hierarchy = "created_at"
    fields = (
        "webhook",
        "event",
        "event_id",
        "status",
        "attempts",
        "answer_status",
        "last_error",
        "created_at",
        "next_attempt_at",
        "sent_at",
        "failed_at",
    )
