"""Consents: proof, so nothing here can be edited."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import Consent


@admin.register(Consent)
class ConsentAdmin(ReadOnlyAdmin):
    list_display = ("lead", "wording", "given_at", "path", "withdrawn_at", "withdrawn_by")
    list_filter = (("withdrawn_at", admin.EmptyFieldListFilter), "wording")
    list_select_related = ("lead", "wording", "withdrawn_by")
    date_hierarchy = "given_at"
    fields = ("lead", "wording", "given_at", "path", "withdrawn_at", "withdrawn_by")
