"""What the command palette finds besides the names of the lists."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext
from unfold.dataclasses import SearchResult

from aesthetica.admin_navigation import is_shown, navigation

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
    """Places, empty forms that the person may fill, then the first hits of each model that the person may see."""
    registered = {model._meta.label_lower: each for model, each in admin.site._registry.items()}
    found = list(_places(request, term))
    for label in MODELS:
        if label in registered:
            found.extend(_new(request, registered[label], term))
    for label, icon in MODELS.items():
        if label in registered and registered[label].has_view_permission(request):
            found.extend(_hits(request, registered[label], term, icon))
    return found


def _places(request: HttpRequest, term: str) -> Iterator[SearchResult]:
    """The entries of the sidebar that are no list of a model (those are found by the model's name)."""
    items = [item for group in navigation(request) for item in group["items"] if is_shown(item, request)]
    for item in items:
        is_list = str(resolve(str(item["link"])).url_name).endswith("_changelist")
        if not is_list and term.casefold() in str(item["title"]).casefold():
            title, link = str(item["title"]), str(item["link"])
            yield SearchResult(title=title, description="", link=link, icon=item["icon"])


def _new(request: HttpRequest, model_admin: Any, term: str) -> Iterator[SearchResult]:
    """The empty form of a model, for those who may add one: "New article" is found by each of its words."""
    options = model_admin.opts
    title = gettext("New: %(what)s") % {"what": options.verbose_name}
    words = f"{gettext('new')} {options.verbose_name} {gettext('add')}".casefold()
    if term.casefold().strip() in words and model_admin.has_add_permission(request):
        link = reverse(f"admin:{options.app_label}_{options.model_name}_add")
        yield SearchResult(title=title, description="", link=link, icon="add")


def _hits(request: HttpRequest, model_admin: Any, term: str, icon: str) -> Iterator[SearchResult]:
    rows, may_repeat = model_admin.get_search_results(request, model_admin.get_queryset(request), term)
    options = model_admin.opts
    for row in (rows.distinct() if may_repeat else rows)[:OF_EACH]:
        link = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
        yield SearchResult(title=str(row), description=str(options.verbose_name), link=link, icon=icon)
