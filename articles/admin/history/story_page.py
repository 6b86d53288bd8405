"""The story of a page: everything that was done to it, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.history.event_words import words_of
from articles.models import PageEvent

ON_A_PAGE = 50


def story(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """A portion of the events; older ones by a link that names the last one shown."""
    events = PageEvent.objects.of(page).select_related("by")
    if last := _last_shown(request, page):
        events = events.before(last)
    rows = list(events[: ON_A_PAGE + 1])
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Story"),
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "back": admin.change_url(page),
        "urls": admin.page_urls(page),
        "rows": [(event, words_of(event)) for event in rows[:ON_A_PAGE]],
        "older": rows[ON_A_PAGE - 1].pk if len(rows) > ON_A_PAGE else None,
        "is_start": last is None,
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/story.html", context)


def _last_shown(request: HttpRequest, page: Any) -> PageEvent | None:
    key = request.GET.get("before", "")
    if not key.isdecimal() or len(key) > 18:
        return None
    return PageEvent.objects.of(page).filter(pk=int(key)).first()
