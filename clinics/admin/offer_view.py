"""How often offers were seen: plain counts."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from clinics.models import OfferView


@admin.register(OfferView)
class OfferViewAdmin(ReadOnlyAdmin):
    list_display = ("day", "promotion", "path", "source", "count")
    list_filter = ("promotion",)
    list_select_related = ("promotion",)
    date_hierarchy = "day"
    ordering = ("-day", "-pk")
    fields = ("day", "promotion", "path", "source", "variant", "count")
