"""Concerns: what patients come for."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Concern


@admin.register(Concern)
class ConcernAdmin(WhereUsedMixin, ModelAdmin):
    list_display = ("name", "patient_wording", "clinical_name", "is_disease", "position")
    list_filter = ("is_disease",)
    search_fields = ("name", "patient_wording", "clinical_name")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "patient_wording", "clinical_name", "is_disease", "description", "position")
