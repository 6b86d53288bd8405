"""Sites of the clinic that may show our form in a frame."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from clinics.models import EmbeddingSite


@admin.register(EmbeddingSite)
class EmbeddingSiteAdmin(ModelAdmin):
    list_display = ("origin", "added_at", "added_by")
    list_select_related = ("added_by",)
    search_fields = ("origin",)
    fields = ("origin",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
