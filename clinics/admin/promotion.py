"""Promotions; one that gave out codes is paused or ended, never deleted."""

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.admin.widgets import TextArea
from clinics.admin.offer_pick import offer_pick
from clinics.admin.promotion_panels import check_panel, panels, tell_findings, tell_refusal
from clinics.models import Promotion
from clinics.models.promotion_check import TEXTS, labelled


class PromotionForm(forms.ModelForm):
    class Meta:
        model = Promotion
        exclude = ()
        widgets = {
            "summary": TextArea({"rows": 3}),
            "terms": TextArea({"rows": 8}),
            "exclusions": TextArea({"rows": 3}),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse words that the law forbids at their field, or above the form where it doesn't show the field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        draft = copy(self.instance)
        for name in TEXTS:
            setattr(draft, name, cleaned.get(name, getattr(draft, name)))
        for name, sentences in draft.forbidden_words().items():
            self.add_error(name if name in self.fields else None, sentences)
        self._refuse_second_text()
        return cleaned

    def _refuse_second_text(self) -> None:
        """What pages show in turn with this promotion's own text counts as much; it is no field of this form."""
        text = self.instance.second_text if self.instance.pk else None
        for sentence in labelled(text.forbidden_words()) if text else ():
            words = gettext("The second text that is being tried must end first. %(sentence)s")
            self.add_error(None, words % {"sentence": sentence})

    def clean_treatments(self) -> Any:
        treatments = self.cleaned_data["treatments"]
        Promotion.check_treatments(treatments)
        return treatments


@admin.register(Promotion)
class PromotionAdmin(ModelAdmin):
    form = PromotionForm
    change_form_template = "admin/clinics/promotion_change_form.html"
    list_display = (
        "headline",
        "state",
        "starts_at",
        "ends_at",
        "codes",
        "issue_cap",
        "used",
        "redemption_cap",
    )
    list_filter = (("paused_at", admin.EmptyFieldListFilter), "clinics")
    search_fields = ("headline", "slug", "prefix")
    date_hierarchy = "starts_at"
    prepopulated_fields = {"slug": ("headline",)}
    autocomplete_fields = ("treatments", "clinics")
    actions = ("pause_selected", "resume_selected")
    warn_unsaved_form = True
    fieldsets = (
        (None, {"fields": ("headline", "slug", "summary", "value", "terms", "exclusions")}),
        (_("Period"), {"fields": (("starts_at", "ends_at"), ("validity_days", "reminder_days"))}),
        (_("How many"), {"fields": (("issue_cap", "redemption_cap"), "prefix")}),
        (_("For whom"), {"fields": ("new_clients_only", "treatments", "clinics", "consent_wording")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        is_open = Exists(Promotion.objects.open().filter(pk=OuterRef("pk")))
        return super().get_queryset(request).annotate(is_open_now=is_open)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """While a second text is tried, the first stays as it is: else nobody knows what was compared."""
        tried = ("headline", "summary") if obj and obj.second_text else ()
        return (*super().get_readonly_fields(request, obj), *tried)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- the page of one ------------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        pause, resume = (
            self.admin_site.admin_view(self.pause_view),
            self.admin_site.admin_view(self.resume_view),
        )
        return [
            path("<int:object_id>/pause/", pause, name="clinics_promotion_pause"),
            path("<int:object_id>/resume/", resume, name="clinics_promotion_resume"),
            path("pick/", self.admin_site.admin_view(offer_pick), name="clinics_offer_pick"),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, obj: Any = None, **options: Any
    ) -> HttpResponse:
        if obj:
            # As it is on record, not as a form with errors has changed it.
            stored = self.get_queryset(request).get(pk=obj.pk)
            context |= panels(stored) | {"state": self.state(stored)}
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        tell_findings(request, check_panel(form.instance))

    def pause_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._acted(
            request, object_id, Promotion.pause, gettext("Paused. Codes that are out stay valid.")
        )

    def resume_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        return self._acted(request, object_id, Promotion.resume, gettext("Resumed."))

    def _acted(self, request: HttpRequest, object_id: int, verb: Any, message: str) -> HttpResponse:
        promotion = get_object_or_404(Promotion, pk=object_id)
        if not self.has_change_permission(request, promotion):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            verb(promotion, by=request.user)
            messages.success(request, message)
        except ValidationError as refused:
            tell_refusal(request, promotion, refused)
        return HttpResponseRedirect(reverse("admin:clinics_promotion_change", args=[promotion.pk]))

    # --- many at once ---------------------------------------------------------------------------------------------

    @admin.action(description=_("Pause"), permissions=["change"])
    def pause_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for promotion in queryset:
            promotion.pause(by=request.user)
        messages.success(request, gettext("Paused. Codes that are out stay valid."))

    @admin.action(description=_("Resume"), permissions=["change"])
    def resume_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = 0
        for promotion in queryset:
            try:
                promotion.resume(by=request.user)
                count += 1
            except ValidationError as refused:
                tell_refusal(request, promotion, refused)
        if count:
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

    @display(description=_("codes redeemed"), ordering="redeemed_count")
    def used(self, promotion: Promotion) -> int:
        return promotion.redeemed_count
