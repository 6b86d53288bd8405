"""Treatments: their facts, sections, evidence and indications."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline
from unfold.decorators import display

from articles.admin.editorial import EditorialAdmin
from articles.admin.page_filters import DraftedByFilter, WaitingFilter
from articles.admin.page_state import STATE_COLOURS, state_colour, state_label
from articles.admin.treatment_form import TreatmentForm
from articles.admin.widgets import TextArea
from articles.models import EvidenceStatement, Indication, TreatmentType


class LiveFactsInline:
    """Rows beside the text that have no draft: on a public page they change for readers at once."""

    def _may(self, request: HttpRequest, treatment: Any, allowed: bool) -> bool:
        is_live = treatment is not None and treatment.status == TreatmentType.Status.PUBLISHED
        return allowed and (not is_live or request.user.has_perm("articles.publish_treatmenttype"))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj, super().has_add_permission(request, obj))  # type: ignore[misc]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj, super().has_change_permission(request, obj))  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj, super().has_delete_permission(request, obj))  # type: ignore[misc]


class EvidenceInline(LiveFactsInline, StackedInline):
    model = EvidenceStatement
    extra = 0
    tab = True
    autocomplete_fields = ("citation",)
    fields = ("text", ("level", "population", "direction"), "limits", ("citation", "as_of", "position"))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("text", "limits"):
            kwargs["widget"] = TextArea({"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class IndicationInline(LiveFactsInline, TabularInline):
    model = Indication
    extra = 0
    tab = True
    autocomplete_fields = ("concern", "area")


@admin.register(TreatmentType)
class TreatmentTypeAdmin(EditorialAdmin):
    form = TreatmentForm
    inlines = (EvidenceInline, IndicationInline)
    list_display = ("name", "state", "family", "maturity", "is_prescription_only", "position", "changed_at")
    list_filter = ("status", WaitingFilter, "family", "maturity", "is_prescription_only", DraftedByFilter)
    search_fields = ("name", "aliases", "slug", "definition")
    search_help_text = _("Name, other names, address or definition")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("hero", "author", "citations")
    outside_versions = ("review_months",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "aliases", "definition", "summary")}),
        (
            _("What it is"),
            {
                "classes": ("tab",),
                "fields": (
                    "family",
                    "sources",
                    "deliveries",
                    "is_autologous",
                    "maturity",
                    "is_prescription_only",
                    "is_higher_risk_au",
                    "offer_allowed",
                ),
            },
        ),
        (
            _("Facts"),
            {
                "classes": ("tab",),
                "description": _("A blank fact is shown as “not stated”."),
                "fields": (*TreatmentType.FACTS[:8], ("price_from", "price_currency"), "price_includes"),
            },
        ),
        (
            _("How it works"),
            {
                "classes": ("tab",),
                "fields": (
                    "who_for",
                    "not_suitable",
                    "how_it_works",
                    "how_it_works_detail",
                    "evidence_summary",
                    "what_happens",
                    "results_timeline",
                ),
            },
        ),
        (
            _("Risks and aftercare"),
            {
                "classes": ("tab",),
                "fields": (
                    "risks_common",
                    "risks_uncommon",
                    "risks_serious",
                    "contraindications",
                    "aftercare",
                    "when_to_get_help",
                    "alternatives",
                    "questions_to_ask",
                    "faq",
                ),
            },
        ),
        (
            _("Page"),
            {
                "classes": ("tab",),
                "fields": (
                    "hero",
                    "author",
                    "citations",
                    "meta_description",
                    "position",
                    "publish_until",
                    "review_months",
                ),
            },
        ),
    )

    @display(description=_("state"), ordering="status", label=STATE_COLOURS)
    def state(self, treatment: TreatmentType) -> tuple[str, str]:
        return state_colour(treatment), state_label(treatment)
