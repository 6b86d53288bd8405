"""Body areas."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import BodyArea


@admin.register(BodyArea)
class BodyAreaAdmin(ModelAdmin):
    list_display = ("name", "clinical_name", "position")
    search_fields = ("name", "clinical_name")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "clinical_name", "description", "position")
