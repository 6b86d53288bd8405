"""Tags; taggit's own admin is replaced, since its page for merging checks no permission."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.admin import TagAdmin as TaggitAdmin  # noqa: F401  (registers itself, once)
from taggit.models import Tag
from unfold.admin import ModelAdmin
from unfold.decorators import display

admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(ModelAdmin):
    list_display = ("name", "slug", "article_count")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    ordering = ("name",)
    fields = ("name", "slug")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(articles_tagged=Count("taggit_taggeditem_items"))

    @display(description=_("articles"), ordering="articles_tagged")
    def article_count(self, tag: Any) -> int:
        return tag.articles_tagged
