"""The versions of a page: who wrote what, when and why; two of them side by side; back to an older one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.history.field_differences import differences_of
from articles.models import Review, Revision

ON_A_PAGE = 50


def version_list(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Every version, newest first, with the reviews of exactly that text."""
    versions = Paginator(page.revisions.select_related("created_by"), ON_A_PAGE).get_page(
        request.GET.get("p")
    )
    reviews: dict[str, list[Review]] = {}
    for review in Review.objects.of(page).select_related("practitioner"):
        reviews.setdefault(review.digest, []).append(review)
    rows = [(version, reviews.get(version.digest, [])) for version in versions]
    context = _context(request, admin, page, gettext("Versions")) | {
        "versions": versions,
        "rows": rows,
        "can_restore": admin.has_change_permission(request, page),
    }
    return TemplateResponse(request, "admin/articles/versions.html", context)


def version_comparison(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Two versions of this page, field by field; without numbers the two newest."""
    newer = _version(page, request.GET.get("to")) or page.revisions.first()
    older = _version(page, request.GET.get("from")) or (
        newer and page.revisions.filter(number__lt=newer.number).first()
    )
    if older and newer and older.number > newer.number:
        older, newer = newer, older
    context = _context(request, admin, page, gettext("Compare versions")) | {
        "older": older,
        "newer": newer,
        "differences": differences_of(admin.model, older.content, newer.content) if older and newer else [],
        "numbers": list(page.revisions.values_list("number", flat=True)[:200]),
    }
    return TemplateResponse(request, "admin/articles/version_comparison.html", context)


def restore_version(request: HttpRequest, admin: Any, page: Any, number: int) -> HttpResponse:
    """Makes an older version the newest one, by POST."""
    version = get_object_or_404(Revision.objects.of(page), number=number)
    if page.revert_to(version, by=request.user):
        messages.success(
            request, gettext("Version %(number)s is the newest text again.") % {"number": number}
        )
    else:
        messages.info(request, gettext("Version %(number)s is the newest text already.") % {"number": number})
    return HttpResponseRedirect(admin.change_url(page))


def _version(page: Any, number: str | None) -> Revision | None:
    if not number or not number.isdecimal() or len(number) > 6:
        return None
    return page.revisions.filter(number=int(number)).select_related("created_by").first()


def _context(request: HttpRequest, admin: Any, page: Any, title: str) -> dict[str, Any]:
    return {
        **admin.admin_site.each_context(request),
        "title": title,
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "back": admin.change_url(page),
        "urls": admin.page_urls(page),
        "media": admin.media,
    }
