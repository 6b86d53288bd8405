"""Tasks of all pages, to search; they are given and done on the page itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Task


@admin.register(Task)
class TaskAdmin(ReadOnlyAdmin):
    list_display = ("text", "page", "asked", "due_on", "created_by", "done_at", "done_by")
    list_filter = (("done_at", admin.EmptyFieldListFilter), "role", "person")
    list_select_related = ("article", "treatment_type", "person", "role", "created_by", "done_by")
    search_fields = ("text", "article__title", "treatment_type__name")
    date_hierarchy = "created_at"
    fields = ("text", "page", "asked", "due_on", "created_by", "created_at", "done_at", "done_by")

    @admin.display(description=_("asked"))
    def asked(self, task: Task) -> str:
        return task.asked
