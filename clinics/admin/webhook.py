"""Webhooks: paused, never deleted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from clinics.models import Webhook


@admin.register(Webhook)
class WebhookAdmin(ModelAdmin):
    list_display = ("name", "url", "sends_leads", "sends_redemptions", "sends_contact", "paused_at")
    search_fields = ("name", "url")
    fields = ("name", "url", "sends_leads", "sends_redemptions", "sends_contact", "secret")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
