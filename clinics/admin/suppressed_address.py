"""Mailboxes that are written to no more."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import SuppressedAddress


@admin.register(SuppressedAddress)
class SuppressedAddressAdmin(ReadOnlyAdmin):
    list_display = ("at", "reason", "answer", "lifted_at", "lifted_by")
    list_filter = ("reason",)
    date_hierarchy = "at"
    fields = ("at", "reason", "answer", "lifted_at", "lifted_by")
