"""Collections of pictures."""

from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import PictureCollection


@admin.register(PictureCollection)
class PictureCollectionAdmin(ModelAdmin):
    list_display = ("name", "description")
    search_fields = ("name", "description")
