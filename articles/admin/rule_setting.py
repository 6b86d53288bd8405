"""What staff decided about the rules of the check, newest first."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import RuleSetting


@admin.register(RuleSetting)
class RuleSettingAdmin(ReadOnlyAdmin):
    """The record of all changes; a change itself is made on the page of the rule."""

    list_display = ("rule", "case", "jurisdiction", "level", "why", "by", "changed_at")
    list_filter = ("rule", "jurisdiction", "level")
    list_select_related = ("by",)
    search_fields = ("rule", "case", "why", "reason", "suggestion", "source")
    date_hierarchy = "changed_at"
    fields = (
        ("rule", "case", "jurisdiction", "number"),
        "level",
        "reason",
        "suggestion",
        ("source", "source_url", "checked_on"),
        "why",
        ("by", "changed_at"),
    )
