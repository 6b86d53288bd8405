"""All versions of all pages; each page shows its own with a comparison."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ("page", "number", "kind", "note", "created_by", "created_at")
    list_filter = ("kind",)
    list_select_related = ("article", "treatment_type", "created_by")
    search_fields = ("article__title", "treatment_type__name", "note", "created_by__username")
    date_hierarchy = "created_at"
    ordering = ("-pk",)  # the newest first, by an index
    fields = ("page", "number", "kind", "note", "created_by", "created_at", "digest")

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        """Without the texts, which a list does not show."""
        versions = super().get_queryset(request)
        return versions.defer("content", "article__body", "article__import_report")
