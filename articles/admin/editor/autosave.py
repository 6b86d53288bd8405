"""Keeping what is being typed: a message every few seconds, never a version."""

import uuid
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from articles.admin.editor.unsaved_content import values_of
from articles.models import UnsavedDraft


@never_cache
def autosave(request: HttpRequest, admin: Any, page: Any = None) -> JsonResponse:
    """Keeps the posted form for this person.

    409 with a new opening when the form was saved meanwhile; a GET gives a fresh token, for a form that stayed open
    while its writer signed in again.
    """
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    opening = _uuid(request.POST.get("opening", ""))
    if opening is None:
        return JsonResponse({"reason": gettext("The form is not complete.")}, status=400)
    if not _keep(request, admin, page, opening):
        return JsonResponse({"opening": str(uuid.uuid4())}, status=409)
    now = date_format(timezone.localtime(), "TIME_FORMAT")
    return JsonResponse({"kept": gettext("Kept at %(time)s") % {"time": now}})


def keep_refused(request: HttpRequest, admin: Any, page: Any) -> UnsavedDraft:
    """Keeps the text of a save that was refused, even of a form that was saved before."""
    opening = _uuid(request.POST.get("opening", "")) or uuid.uuid4()
    if not _keep(request, admin, page, opening):
        opening = uuid.uuid4()
        _keep(request, admin, page, opening)
    return UnsavedDraft.objects.of(request.user, admin.model.page_field, page).get(opening=opening)


def settle(request: HttpRequest, page: Any) -> None:
    """The form was saved: what was kept of it is done with."""
    opening = _uuid(request.POST.get("opening", ""))
    if opening is not None:
        UnsavedDraft.objects.settle(opening, by=request.user, page=page)


def _keep(request: HttpRequest, admin: Any, page: Any, opening: uuid.UUID) -> bool:
    base = request.POST.get("base_version", "")
    return UnsavedDraft.objects.keep(
        opening,
        by=request.user,
        page_field=admin.model.page_field,
        page=page,
        values=values_of(request.POST),
        base_version=int(base) if base.isdecimal() and len(base) < 10 else 0,
    )


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
