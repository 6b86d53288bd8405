"""Body areas."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import BodyArea


@admin.register(BodyArea)
class BodyAreaAdmin(WhereUsedMixin, ModelAdmin):
    list_display = ("name", "clinical_name", "position")
    search_fields = ("name", "clinical_name")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "clinical_name", "description", "position")
