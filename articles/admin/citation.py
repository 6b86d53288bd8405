"""Papers, and whether somebody has read them at their source."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import action, display

from articles.admin.reference_page import reference_page
from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Citation

COLOURS = {"verified": "success", "unverified": "warning", "mismatch": "danger", "unidentifiable": "danger"}
# What a verification vouches for: a change ends it.
IDENTITY = (
    "authors",
    "year",
    "title",
    "journal",
    "volume",
    "doi",
    "pmid",
    "url",
    "study_type",
    "population",
    "direction",
    "sample_size",
)


@admin.register(Citation)
class CitationAdmin(WhereUsedMixin, ModelAdmin):
    list_display = (
        "__str__",
        "title",
        "state_label",
        "study_type",
        "population",
        "verified_by",
        "verified_at",
    )
    list_filter = ("state", "study_type", "population", "direction")
    list_select_related = ("verified_by",)
    search_fields = ("key", "authors", "title", "journal", "doi", "pmid", "as_written")
    search_help_text = _("Authors, title, journal, DOI or PubMed number")
    prepopulated_fields = {"key": ("authors", "year")}
    readonly_fields = ("state", "verified_by", "verified_at")
    actions = ("verify_selected",)
    actions_list = ("add_references",)
    fieldsets = (
        (None, {"fields": ("key", "authors", ("year", "title"), ("journal", "volume"))}),
        (_("Where to find it"), {"fields": ("doi", "pmid", "url")}),
        (_("What it shows"), {"fields": ("study_type", "population", "direction", "sample_size", "note")}),
        (_("Verification"), {"fields": ("state", "verified_by", "verified_at", "as_written")}),
    )

    def has_verify_permission(self, request: HttpRequest) -> bool:
        """Reading a paper and vouching for it is the medical reviewer's work."""
        return request.user.has_perm("articles.review_article")

    @action(
        description=_("Add references"), url_path="add-references", permissions=["add"], icon="playlist_add"
    )
    def add_references(self, request: HttpRequest) -> HttpResponse:
        return reference_page(request, self)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A verified paper whose identity is edited has to be verified again."""
        if obj.is_verified and set(form.changed_data) & set(IDENTITY):
            obj.state, obj.verified_by, obj.verified_at = Citation.State.UNVERIFIED, None, None
            messages.warning(request, gettext("The paper has to be verified again."))
        super().save_model(request, obj, form, change)

    @admin.action(description=_("I have read these papers at their source"), permissions=["verify"])
    def verify_selected(self, request: HttpRequest, queryset: QuerySet[Citation]) -> None:
        count = 0
        for citation in queryset:
            if citation.link:
                citation.verify(by=request.user)
                count += 1
            else:
                messages.error(
                    request,
                    gettext("%(paper)s: add a DOI, a PubMed number or an address first.")
                    % {"paper": citation},
                )
        if count:
            messages.success(request, gettext("%(count)s verified.") % {"count": count})

    @display(description=_("state"), ordering="state", label=COLOURS)
    def state_label(self, citation: Citation) -> tuple[str, str]:
        return citation.state, citation.get_state_display()
