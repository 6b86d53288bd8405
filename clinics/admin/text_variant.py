"""Second texts of promotions, and how they did."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import TextVariant


@admin.register(TextVariant)
class TextVariantAdmin(ReadOnlyAdmin):
    list_display = ("headline", "promotion", "started_at", "ended_at")
    list_filter = ("promotion",)
    fields = ("promotion", "headline", "summary", "started_at", "started_by", "ended_at", "ended_by")
