"""What the command palette finds besides the names of the lists."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from unfold.dataclasses import SearchResult

# Content and offers, never people's data: unfold keeps the results in a cache for some minutes.
MODELS = {
    "articles.article": "article",
    "articles.treatmenttype": "syringe",
    "articles.image": "image",
    "articles.citation": "menu_book",
    "articles.practitioner": "person",
    "articles.concern": "face",
    "articles.category": "category",
    "clinics.clinic": "location_on",
    "clinics.promotion": "local_offer",
}
OF_EACH = 6


def search(request: HttpRequest, term: str) -> list[SearchResult]:
    """The first hits of each model that the person may see."""
    registered = {model._meta.label_lower: each for model, each in admin.site._registry.items()}
    found: list[SearchResult] = []
    for label, icon in MODELS.items():
        if label in registered and registered[label].has_view_permission(request):
            found.extend(_hits(request, registered[label], term, icon))
    return found


def _hits(request: HttpRequest, model_admin: Any, term: str, icon: str) -> Iterator[SearchResult]:
    rows, may_repeat = model_admin.get_search_results(request, model_admin.get_queryset(request), term)
    options = model_admin.opts
    for row in (rows.distinct() if may_repeat else rows)[:OF_EACH]:
        link = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
        yield SearchResult(title=str(row), description=str(options.verbose_name), link=link, icon=icon)
