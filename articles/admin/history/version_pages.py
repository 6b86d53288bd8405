"""Two versions of a page side by side, and back to an older one, whole or in some of its fields."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.history.field_differences import differences_of, unchanged_of
from articles.models import Revision


def version_comparison(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Two versions of this page, field by field; without numbers the two newest."""
    newer = _version(page, request.GET.get("to")) or page.revisions.select_related("created_by").first()
    older = _version(page, request.GET.get("from")) or (newer and _before(page, newer))
    if older and newer and older.number > newer.number:
        older, newer = newer, older
    context = context_of(request, admin, page, gettext("Compare versions")) | {
        "older": older,
        "newer": newer,
        "may_write": admin.has_change_permission(request, page),
    }
    if older and newer:
        context |= {
            "differences": differences_of(admin.model, older.content, newer.content),
            "unchanged": unchanged_of(admin.model, older.content, newer.content),
            "restore_url": admin.page_url("restore", page, older.number),
            "last": page.latest_revision.number if page.latest_revision else newer.number,
        }
    return TemplateResponse(request, "admin/articles/version_comparison.html", context)


def restore_version(request: HttpRequest, admin: Any, page: Any, number: int) -> HttpResponse:
    """Makes an older version the newest one, by POST; with `chosen` only the fields that are ticked."""
    version = get_object_or_404(Revision.objects.of(page), number=number)
    fields = None
    if "chosen" in request.POST:
        fields = {*page.CONTENT_FIELDS, *page.CONTENT_RELATIONS} & set(request.POST.getlist("fields"))
        if not fields:
            messages.error(request, gettext("Nothing was changed: tick the fields to take back first."))
            return HttpResponseRedirect(f"{admin.page_url('version-comparison', page)}?from={number}")
    if page.revert_to(version, by=request.user, fields=fields):
        done = gettext("Version %(number)s is the newest text again.")
        if fields:
            done = gettext("The fields of version %(number)s are in the newest text again.")
        messages.success(request, done % {"number": number})
    else:
        messages.info(request, gettext("The newest text says this already."))
    return HttpResponseRedirect(admin.change_url(page))


def context_of(request: HttpRequest, admin: Any, page: Any, title: str) -> dict[str, Any]:
    """What every page about versions shows."""
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


def _version(page: Any, number: str | None) -> Revision | None:
    if not number or not number.isdecimal() or len(number) > 6:
        return None
    return page.revisions.filter(number=int(number)).select_related("created_by").first()


def _before(page: Any, version: Revision) -> Revision | None:
    return page.revisions.filter(number__lt=version.number).select_related("created_by").first()
