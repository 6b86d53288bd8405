"""Findings that somebody accepted, and why."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import AcceptedFinding


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(ReadOnlyAdmin):
    list_display = ("rule", "page", "text", "reason", "by", "accepted_at")
    list_filter = ("rule",)
    list_select_related = ("article", "treatment_type", "by")
    search_fields = ("rule", "text", "reason", "article__title", "treatment_type__name")
    date_hierarchy = "accepted_at"
    fields = ("page", "rule", "field", "text", "reason", "by", "accepted_at")
