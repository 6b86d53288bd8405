"""Notices that the law asks for; a new wording is a new row, so none is deleted."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from articles.models import Notice


@admin.register(Notice)
class NoticeAdmin(ModelAdmin):
    list_display = ("code", "title", "jurisdiction", "effective_from", "effective_to", "checked_on")
    list_filter = ("jurisdiction",)
    search_fields = ("code", "title", "text")
    date_hierarchy = "effective_from"
    fields = (
        ("code", "jurisdiction"),
        "title",
        "text",
        ("effective_from", "effective_to"),
        "source_url",
        "checked_on",
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
