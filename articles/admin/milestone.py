"""Versions with a name, of all pages; they are named on the page of a page's versions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Milestone


@admin.register(Milestone)
class MilestoneAdmin(ReadOnlyAdmin):
    list_display = ("name", "page", "version", "named_by", "named_at")
    list_select_related = ("article", "treatment_type", "named_by", "revision")
    search_fields = ("name", "article__title", "treatment_type__name")
    fields = ("name", "page", "version", "named_by", "named_at")
    show_full_result_count = False

    def get_queryset(self, request):  # type: ignore[no-untyped-def]
        """Without the texts of the versions."""
        return super().get_queryset(request).defer("revision__content")

    @admin.display(description=_("version"))
    def version(self, milestone: Milestone) -> int:
        return milestone.revision.number
