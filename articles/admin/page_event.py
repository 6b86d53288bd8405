"""The audit trail: what was done to all pages, also to those that are gone."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter
from unfold.decorators import display

from articles.admin.history.bounded_paginator import BoundedPaginator
from articles.admin.history.day_filter import DayFilter
from articles.admin.history.event_words import words_of
from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Article, PageEvent, TreatmentType

MOST_PAGES = 50  # that a search may stand for


@admin.register(PageEvent)
class PageEventAdmin(ReadOnlyAdmin):
    """Found by page, person, act and day, by an index each."""

    list_display = ("when", "act", "page_name", "page_field", "version", "by", "detail_words")
    list_display_links = None
    list_filter = (
        ("act", ChoicesDropdownFilter),
        "page_field",
        ("by", AutocompleteSelectFilter),
        ("at", DayFilter),
    )
    list_filter_submit = True
    list_select_related = ("by",)
    search_fields = ("title",)
    search_help_text = _("Title or address of a page, also of one that was deleted")
    fields = ("at", "act", "page_name", "page_field", "version", "by", "detail_words")
    readonly_fields = fields
    ordering = ("-at", "-pk")
    sortable_by = ()
    paginator = BoundedPaginator
    show_full_result_count = False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Looks for the pages first, which are few; their events have an index."""
        if not search_term.strip():
            return queryset, False
        return queryset.filter(_events_of_pages_called(search_term.strip())), False

    @display(description=_("when"))
    def when(self, event: PageEvent) -> Any:
        return event.at

    @display(description=_("page"))
    def page_name(self, event: PageEvent) -> str | SafeString:
        """Leads to the story of the page, while there is one."""
        if event.act == PageEvent.Act.DELETED:
            return event.title
        model = event.page_field.replace("_", "")
        address = reverse(f"admin:articles_{model}_story", args=[event.page_key])
        return format_html('<a href="{}">{}</a>', address, event.title)

    @display(description=_("detail"))
    def detail_words(self, event: PageEvent) -> str:
        return words_of(event)


def _events_of_pages_called(words: str) -> Q:
    found = Q(pk__in=[])
    for model, name in ((Article, "title"), (TreatmentType, "name")):
        called = Q(**{f"{name}__icontains": words}) | Q(slug__icontains=words)
        keys = list(model.objects.filter(called).order_by("-pk").values_list("pk", flat=True)[:MOST_PAGES])
        if keys:
            found |= Q(page_field=model.page_field, page_key__in=keys)
    gone = PageEvent.objects.filter(act=PageEvent.Act.DELETED, title__icontains=words)
    for page_field, key in gone.values_list("page_field", "page_key")[:MOST_PAGES]:
        found |= Q(page_field=page_field, page_key=key)
    return found
