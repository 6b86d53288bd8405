"""Categories of articles."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.admin.upkeep.where_used import WhereUsedMixin
from articles.models import Category


@admin.register(Category)
class CategoryAdmin(WhereUsedMixin, ModelAdmin):
    list_display = ("name", "kind", "article_count", "slug")
    list_filter = ("kind",)
    search_fields = ("name", "description")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "kind", "description", "review_months")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(articles_in=Count("main_articles"))

    @display(description=_("articles"), ordering="articles_in")
    def article_count(self, category: Any) -> int:
        return category.articles_in
