"""The sentences people agree to; a used one is evidence and stays as it is."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from clinics.models import ConsentWording


@admin.register(ConsentWording)
class ConsentWordingAdmin(ModelAdmin):
    list_display = ("version", "text", "consents_given", "created_at")
    search_fields = ("text",)
    fields = ("version", "text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(given=Count("consents"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @display(description=_("consents"), ordering="given")
    def consents_given(self, wording: Any) -> int:
        return wording.given
