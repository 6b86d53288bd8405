"""A page as readers would see its newest text: the real template, for staff alone, never kept by a cache."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from articles.models import editorial_content
from articles.pages import article_page, treatment_page

PAGES: dict[str, tuple[Any, Any]] = {
    "article": (article_page.for_page, article_page.ArticlePage),
    "treatment_type": (treatment_page.for_page, treatment_page.TreatmentPage),
}
TEMPLATES = {"article": "articles/article_detail.html", "treatment_type": "articles/treatment_detail.html"}
NAMES = {"article": "article", "treatment_type": "treatment"}


@never_cache
def preview(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Renders the newest text, relations and sign-off included, as if it were live.

    The template's queries read the database, so the text is written there for the time of the rendering and the
    transaction rolled back: nobody else ever sees it.
    """
    with transaction.atomic():
        _take_over(page)
        for_page, page_class = PAGES[page.page_field]
        fresh = for_page(type(page).objects.filter(pk=page.pk)).get()
        context = {NAMES[page.page_field]: fresh, "page": page_class(fresh), "is_preview": True}
        response = render(request, TEMPLATES[page.page_field], context)
        transaction.set_rollback(True)
    return response


def _take_over(page: Any) -> None:
    editorial_content.write(page, page.draft_content())
    page.live_revision = page.latest_revision
    page.publish_from = page.publish_from or timezone.now()
    page.publish_until = None
    page.save()
