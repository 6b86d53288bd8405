"""Our own pages, found by title for a link; each kind only for those who may view it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Case, When
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from articles.admin.editor import pickers
from articles.admin.editor.writing_access import for_writers
from articles.admin.page_state import state_label
from articles.models import Publication

# By label: what stands above this package is found through the admin, never imported.
TITLES = {
    "articles.article": "title",
    "articles.treatmenttype": "name",
    "articles.concern": "name",
    "articles.bodyarea": "name",
    "clinics.clinic": "name",
}
OF_EACH = 5


@for_writers
@require_GET
def link_pick(request: HttpRequest) -> JsonResponse:
    """?q= → pages whose title holds the words, those that begin with them first. One query for each kind of page."""
    words = request.GET.get("q", "").strip()
    found = [
        hit for model_admin, title in _searched(request) for hit in _hits(request, model_admin, title, words)
    ]
    found.sort(key=lambda hit: not hit["label"].casefold().startswith(words.casefold()))
    return pickers.answer(found)


def _searched(request: HttpRequest) -> Iterator[tuple[Any, str]]:
    registered = {model._meta.label_lower: each for model, each in admin.site._registry.items()}
    for label, title in TITLES.items():
        if label in registered and registered[label].has_view_permission(request):
            yield registered[label], title


def _hits(request: HttpRequest, model_admin: Any, title: str, words: str) -> Iterator[dict[str, str]]:
    begins = Case(
        When(**{f"{title}__istartswith": words}, then=True), default=False, output_field=BooleanField()
    )
    rows = model_admin.get_queryset(request).filter(**{f"{title}__icontains": words})
    if issubclass(model_admin.model, Publication):
        rows = rows.with_signature()
    kind = str(model_admin.opts.verbose_name)
    for row in rows.order_by(begins.desc(), title)[:OF_EACH]:
        yield {
            "key": f"{model_admin.opts.label_lower}-{row.pk}",
            "label": str(getattr(row, title)),
            "state": f"{kind} · {_state(row)}",
            "url": row.get_absolute_url(),
        }


def _state(row: Any) -> str:
    return state_label(row) if isinstance(row, Publication) else gettext("Public")
