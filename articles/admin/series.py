"""Series of articles."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, StackedInline
from unfold.decorators import display

from articles.models import Series, SeriesPart


class SeriesPartInline(StackedInline):
    model = SeriesPart
    autocomplete_fields = ("article",)
    fields = (("number", "article"),)
    extra = 0


@admin.register(Series)
class SeriesAdmin(ModelAdmin):
    list_display = ("name", "description", "part_count")
    search_fields = ("name", "description")
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "description")
    inlines = (SeriesPartInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return super().get_queryset(request).annotate(part_total=Count("parts"))

    @display(description=_("parts"))
    def part_count(self, series: Series) -> int:
        return series.part_total  # type: ignore[attr-defined]
