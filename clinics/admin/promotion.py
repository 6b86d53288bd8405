"""Promotions; one that gave out codes is paused or ended, never deleted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.admin.widgets import TextArea
from clinics.models import Promotion


class PromotionForm(forms.ModelForm):
    class Meta:
        model = Promotion
        exclude = ()
        widgets = {
            "summary": TextArea({"rows": 3}),
            "terms": TextArea({"rows": 8}),
            "exclusions": TextArea({"rows": 3}),
        }

    def clean_treatments(self) -> Any:
        treatments = self.cleaned_data["treatments"]
        Promotion.check_treatments(treatments)
        return treatments


@admin.register(Promotion)
class PromotionAdmin(ModelAdmin):
    form = PromotionForm
    change_form_template = "admin/clinics/promotion_change_form.html"
    list_display = ("headline", "state", "starts_at", "ends_at", "codes", "used", "issue_cap")
    list_filter = (("paused_at", admin.EmptyFieldListFilter), "clinics")
    search_fields = ("headline", "slug", "prefix")
    date_hierarchy = "starts_at"
    prepopulated_fields = {"slug": ("headline",)}
    autocomplete_fields = ("treatments", "clinics")
    readonly_fields = ("state", "codes", "used", "paused_at", "paused_by")
    actions = ("pause_selected", "resume_selected")
    warn_unsaved_form = True
    fieldsets = (
        (None, {"fields": ("headline", "slug", "summary", "value", "terms", "exclusions")}),
        (_("Period"), {"fields": (("starts_at", "ends_at"), "validity_days", "issue_cap", "prefix")}),
        (_("For whom"), {"fields": ("new_clients_only", "treatments", "clinics", "consent_wording")}),
        (_("State"), {"fields": ("state", ("codes", "used"), ("paused_at", "paused_by"))}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        used = Count("leads__promo_code", filter=Q(leads__promo_code__redeemed_at__isnull=False))
        is_open = Exists(Promotion.objects.open().filter(pk=OuterRef("pk")))
        return super().get_queryset(request).annotate(used_codes=used, is_open_now=is_open)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """While a second text is tried, the first stays as it is: else nobody knows what was compared."""
        tried = ("headline", "summary") if obj and obj.second_text else ()
        return (*super().get_readonly_fields(request, obj), *tried)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for promotion in queryset:
            promotion.pause(by=request.user)
        messages.success(request, gettext("Paused. Codes that are out stay valid."))

    @admin.action(description=_("Resume"), permissions=["change"])
    def resume_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for promotion in queryset:
            promotion.resume(by=request.user)
        messages.success(request, gettext("Resumed."))

    @display(
        description=_("state"),
        label={"open": "success", "paused": "warning", "later": "info", "over": "default"},
    )
    def state(self, promotion: Any) -> tuple[str, str] | str:
        if promotion.pk is None:
            return "–"
        if promotion.paused_at:
            return "paused", gettext("Paused")
        if promotion.starts_at > timezone.now():
            return "later", gettext("Not yet")
        return ("open", gettext("Open")) if promotion.is_open_now else ("over", gettext("Closed"))

    @display(description=_("codes issued"), ordering="issued_count")
    def codes(self, promotion: Promotion) -> int:
        return promotion.issued_count

    @display(description=_("codes redeemed"), ordering="used_codes")
    def used(self, promotion: Any) -> int:
        return getattr(promotion, "used_codes", 0)
