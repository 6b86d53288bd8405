"""The comments beside the form: the list and the places in the text as it is being typed."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from articles.admin.comments.thread_list import Thread, open_threads


def comments_beside(request: HttpRequest, admin: Any, page: Any, content: dict[str, Any]) -> dict[str, Any]:
    """{"panel", "count", "marks"}; a page that is still to be made has none."""
    threads = open_threads(page, content) if page else []
    may_comment = page is not None and admin.has_comment_permission(request, page)
    context = {"threads": threads, "may_comment": may_comment, "beside": True, "page": page}
    if page:
        context["comments_url"] = admin.page_url("comments", page)
    return {
        "panel": render_to_string("admin/articles/comments/threads.html", context, request),
        "count": len(threads),
        "marks": [mark for thread in threads if (mark := _mark(thread))],
    }


def _mark(thread: Thread) -> dict[str, Any] | None:
    """What static/js/beside/ needs to mark the words, in the form of a finding's mark."""
    if thread.place is None:
        return None
    return {
        "id": f"comment-{thread.comment.pk}",
        "field": thread.comment.field,
        "start": thread.place.start,
        "end": thread.place.end,
        "words": thread.passage.exact,
        "before": thread.passage.prefix,
        "after": thread.passage.suffix,
        "level": "comment",
        "title": f"{thread.comment.who}: {thread.comment.text}",
    }
