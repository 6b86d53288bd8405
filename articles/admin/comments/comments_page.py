"""The page of a page's comments: everything that can be done with them, without a script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.comments.comment_forms import CommentForm
from articles.admin.comments.thread_list import open_threads, settled_threads
from articles.models import CommentReading


def comments_page(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """GET: open threads in the order of the text, then the settled ones, and a form; what is shown counts as read."""
    response = show(request, admin, page, CommentForm(None, page))
    CommentReading.objects.read(page, by=request.user)
    return response


def show(request: HttpRequest, admin: Any, page: Any, form: CommentForm, status: int = 200) -> HttpResponse:
    content = page.draft_content()
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Comments"),
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "back": admin.change_url(page),
        "open": open_threads(page, content),
        "settled": settled_threads(page, content),
        "may_comment": admin.has_comment_permission(request, page),
        "form": form,
        "comments_url": admin.page_url("comments", page),
        "media": admin.media + form.media,
    }
    return TemplateResponse(request, "admin/articles/comments/page.html", context, status=status)
