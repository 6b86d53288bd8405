"""The terms as they stood when codes were issued."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import PromotionTerms


@admin.register(PromotionTerms)
class PromotionTermsAdmin(ReadOnlyAdmin):
    list_display = ("headline", "promotion", "value", "created_at")
    list_select_related = ("promotion",)
    search_fields = ("headline", "value")
    date_hierarchy = "created_at"
    fields = ("promotion", "headline", "value", "terms", "exclusions", "treatments", "created_at")
