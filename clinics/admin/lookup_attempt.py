"""Look-ups at the desk."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import LookupAttempt


@admin.register(LookupAttempt)
class LookupAttemptAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "clinic", "outcome")
    list_filter = ("outcome", "clinic")
    list_select_related = ("by", "clinic")
    search_fields = ("by__username",)
    date_hierarchy = "at"
    fields = ("at", "by", "clinic", "outcome")
