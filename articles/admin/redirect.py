"""Old addresses."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(ModelAdmin):
    list_display = ("old_path", "new_path", "created_at")
    search_fields = ("old_path", "new_path")
    fields = ("old_path", "new_path")
