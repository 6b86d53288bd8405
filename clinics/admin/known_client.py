"""Who was a client before: only that a list knows somebody, never whom."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import KnownClient


@admin.register(KnownClient)
class KnownClientAdmin(ReadOnlyAdmin):
    list_display = ("list_name", "added_at", "added_by")
    list_filter = ("list_name",)
    fields = ("list_name", "added_at", "added_by")
