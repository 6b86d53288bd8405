"""The glossary."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(ModelAdmin):
    list_display = ("term", "abbreviation", "definition")
    search_fields = ("term", "abbreviation", "definition")
    prepopulated_fields = {"slug": ("term",)}
    fields = ("term", "slug", "abbreviation", "definition")
