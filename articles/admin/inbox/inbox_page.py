"""The page of the inbox."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.admin.inbox.waiting_lists import unread_number, waiting_for

SHOWN = 20


@permission_required("articles.view_article", raise_exception=True)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    lists = waiting_for(request.user, SHOWN)
    context = {
        **admin.site.each_context(request),
        "title": gettext("Inbox"),
        "waiting": [each for each in lists if each.count],
        "settled": [each for each in lists if not each.count],
    }
    return TemplateResponse(request, "admin/articles/inbox.html", context)


def badge(request: HttpRequest) -> str:
    """The number in the sidebar; blank for nothing and for those without an inbox."""
    number = unread_number(request.user) if request.user.has_perm("articles.view_article") else 0
    return str(number) if number else ""
