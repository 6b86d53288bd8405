"""Webhooks: paused, tried out and given a new secret; never deleted."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from clinics.models import Webhook, WebhookDelivery

PAUSED = ("paused_at", "paused_by")


@admin.register(Webhook)
class WebhookAdmin(ModelAdmin):
    list_display = ("name", "url", "sends_leads", "sends_redemptions", "sends_contact", "state")
    search_fields = ("name", "url")
    actions = ("test_selected", "pause_selected", "resume_selected", "renew_secret_of_selected")
    readonly_fields = ("secret", *PAUSED)
    warn_unsaved_form = True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """The secret is for those who set the connection up; a new webhook has none to show yet."""
        told = ("sends_leads", "sends_redemptions", "sends_contact")
        is_shown = obj and self.has_change_permission(request, obj)
        return ("name", "url", *told, *(("secret",) if is_shown else ()), *(PAUSED if obj else ()))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Send a test event"), permissions=["change"])
    def test_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for webhook in queryset:
            WebhookDelivery.objects.test(webhook)
        messages.success(
            request, gettext("A test event is on its way: see “Deliveries to webhooks” for the answer.")
        )

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for webhook in queryset:
            webhook.pause(by=request.user)
        messages.success(
            request, gettext("Paused. What waits is kept back; what happens meanwhile is not told.")
        )

    @admin.action(description=_("Resume"), permissions=["change"])
    def resume_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for webhook in queryset:
            webhook.resume(by=request.user)
        messages.success(request, gettext("Resumed, with what was kept back."))

    @admin.action(description=_("Give a new secret"), permissions=["change"])
    def renew_secret_of_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for webhook in queryset:
            webhook.renew_secret()
        messages.warning(
            request,
            gettext("The old secret is void. Give the new one to the receiver before the next event."),
        )

    @display(description=_("state"), label={"active": "success", "paused": "warning"})
    def state(self, webhook: Webhook) -> tuple[str, str]:
        return ("paused", gettext("Paused")) if webhook.paused_at else ("active", gettext("Active"))
