"""Findings that somebody accepted, and why."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import AcceptedFinding


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(ReadOnlyAdmin):
    list_display = ("rule", "page", "version", "text", "reason", "by", "accepted_at")
    list_filter = ("rule",)
    list_select_related = ("article", "treatment_type", "by", "revision")
    search_fields = ("rule", "text", "reason", "article__title", "treatment_type__name")
    date_hierarchy = "accepted_at"
    fields = (
        "page",
        "version",
        "rule",
        "level",
        "rule_reason",
        "field",
        "text",
        "sentence",
        "reason",
        "by",
        "accepted_at",
    )

    @admin.display(description=_("version"))
    def version(self, accepted: AcceptedFinding) -> str:
        """The number of the version on which it was accepted."""
        return str(accepted.revision.number) if accepted.revision else "–"
