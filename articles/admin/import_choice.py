"""What was chosen once for the keys, authors and subjects of imports; the pages of an import write it, here it is put right."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from articles.models import ImportChoice


@admin.register(ImportChoice)
class ImportChoiceAdmin(ModelAdmin):
    list_display = ("written", "kind", "meant", "chosen_at", "chosen_by")
    list_select_related = ("chosen_by",)
    list_filter = ("kind",)
    search_fields = ("written", "meant")
    fields = ("kind", "written", "meant")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.chosen_by = request.user
        super().save_model(request, obj, form, change)
