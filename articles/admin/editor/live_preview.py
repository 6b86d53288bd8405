"""What is being typed, shown beside the form: the page as readers would see it, and what the check says. Nothing is written."""

import logging
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.admin.comments.comments_beside import comments_beside
from articles.admin.editor.draft_pages import Draft
from articles.admin.findings_panel import Panel, panel_of
from articles.models import AcceptedFinding
from articles.models.page_check import findings_in

logger = logging.getLogger(__name__)
HITS_SHOWN = 100
CONTEXT = 120


@never_cache
@require_POST
def live_preview(request: HttpRequest, admin: Any, page: Any = None) -> JsonResponse:
    """The posted form → {"html" (where "page" was asked for), "trouble", "errors", "panel", "summary", "marks", "is_saved", "comments"}.

    Who may only read the page gets its newest stored text, whatever was posted. `html` is null and `trouble` says so
    where the text can't be rendered; `marks` are the places in the text, by field, in characters.
    """
    may_write = admin.has_change_permission(request, page) if page else True  # a new one was checked before
    draft = Draft.typed(request, admin, page) if may_write else Draft.saved(page)
    html, trouble = _html(request, draft) if "page" in request.POST.getlist("wanted") else (None, "")
    panel = _panel(admin, draft)
    may_accept = page is not None and admin.has_override_permission(request, page)
    context = {
        "panel": panel,
        "is_saved": draft.is_saved,
        "accept_url": admin.page_url("accept-in-place", page)
        if may_accept and page.has_unpublished_text
        else "",
    }
    return JsonResponse(
        {
            "html": html,
            "trouble": trouble,
            "errors": [
                f"{label}: {' '.join(texts)}".removeprefix(": ") for label, texts in draft.errors.items()
            ],
            "panel": render_to_string("admin/articles/editor/findings_beside.html", context, request),
            "summary": panel.summary,
            "count": sum(alert.count - alert.accepted for alert in panel.alerts),
            "marks": _marks(panel, draft.content),
            "is_saved": draft.is_saved,
            "comments": comments_beside(request, admin, page, draft.content),
        }
    )


def _html(request: HttpRequest, draft: Draft) -> tuple[str | None, str]:
    """The page, or why there is none: whatever goes wrong with half a text, the writer goes on."""
    try:
        return draft.html(request), ""
    except Exception:
        logger.exception("A text that is being typed could not be rendered")
        return None, gettext(
            "This text can't be shown as a page as it stands. What you see is an earlier state."
        )


def _panel(admin: Any, draft: Draft) -> Panel:
    page = draft.page
    found = findings_in(page, draft.content)
    accepted = AcceptedFinding.objects.acceptances(page)
    return panel_of(found, draft.content, admin.model, accepted, shown=HITS_SHOWN)


def _marks(panel: Panel, texts: dict[str, Any]) -> list[dict[str, Any]]:
    """The places that can be underlined, in reading order, those left out that somebody has answered for."""
    marks = [
        {
            "id": hit.id,
            "field": hit.field_name,
            "start": hit.start,
            "end": hit.end,
            "words": hit.words,
            "before": _stretch(texts.get(hit.field_name), hit.start - CONTEXT, hit.start),
            "after": _stretch(texts.get(hit.field_name), hit.end, hit.end + CONTEXT),
            "level": alert.level,
            "title": " ".join(filter(None, (alert.reason, alert.suggestion))),
        }
        for alert in panel.alerts
        for hit in alert.hits
        if hit.field_name and hit.start < hit.end and not hit.acceptance
    ]
    order = {name: number for number, name in enumerate(texts)}
    return sorted(marks, key=lambda mark: (order.get(mark["field"], len(order)), mark["start"]))


def _stretch(text: Any, start: int, end: int) -> str:
    return text[max(0, start) : end] if isinstance(text, str) else ""
