"""Who looked at leads, took them out or changed them: proof, so nothing here can be edited."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import LeadAccess


@admin.register(LeadAccess)
class LeadAccessAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "act", "lead", "count")
    list_filter = ("act", "by")
    date_hierarchy = "at"
    fields = ("at", "by", "act", "lead", "count")
