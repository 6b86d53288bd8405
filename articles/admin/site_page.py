"""Pages about the site."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from unfold.admin import ModelAdmin

from articles.models import SitePage


@admin.register(SitePage)
class SitePageAdmin(ModelAdmin):
    list_display = ("title", "summary", "published_at", "changed_at", "position")
    list_filter = (("published_at", admin.EmptyFieldListFilter),)
    search_fields = ("title", "summary", "body")
    prepopulated_fields = {"slug": ("title",)}
    fields = ("title", "slug", "summary", "body", ("published_at", "position"))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The address of a page that exists follows no change of its title."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: SitePage, form: Any, change: bool) -> None:
        if {"title", "summary", "body"} & set(form.changed_data):
            obj.changed_at = timezone.now()
        super().save_model(request, obj, form, change)
