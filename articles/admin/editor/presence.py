"""Who else has the page open, and whether somebody saved it meanwhile; asked every quarter of a minute."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.models import EditingSession


@never_cache
@require_POST
def presence(request: HttpRequest, admin: Any, page: Any) -> JsonResponse:
    """Notes that this person has the page open, and answers with the others and with a version newer than theirs."""
    sessions = EditingSession.objects
    sessions.ping(page, by=request.user, is_typing=request.POST.get("typing") == "1")
    return JsonResponse(
        {
            "others": words_of(others(page, request.user)),
            "newer": newer_version(admin, page, request.POST.get("base_version", "")),
        }
    )


@never_cache
@require_POST
def leave(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """The tab is closed."""
    EditingSession.objects.leave(page, by=request.user)
    return HttpResponse(status=204)


def others(page: Any, person: Any) -> Iterable[EditingSession]:
    """Everybody else who has the page open."""
    present = EditingSession.objects.of(page).present().exclude(person=person)
    return present.select_related("person").prefetch_related("person__groups")


def words_of(sessions: Iterable[EditingSession]) -> list[str]:
    """For example "Mira (medical reviewer) has this page open, typing since 14:30"."""
    return [_words(session) for session in sessions]


def newer_version(admin: Any, page: Any, base: str) -> dict[str, str] | None:
    """Who saved what after the version that the form began from, if anybody did."""
    newest = page.latest_revision
    if newest is None or not base.isdecimal() or newest.number <= int(base[:9]):
        return None
    words = gettext(
        "%(person)s saved version %(number)s at %(time)s. Save, and you will see both texts side by side."
    )
    saved = words % {
        "person": newest.created_by or gettext("The import"),
        "number": newest.number,
        "time": _time(newest.created_at),
    }
    comparison = reverse(
        f"admin:{admin.opts.app_label}_{admin.opts.model_name}_version-comparison", args=[page.pk]
    )
    return {"words": saved, "url": f"{comparison}?from={int(base[:9])}&to={newest.number}"}


def _words(session: EditingSession) -> str:
    role = session.person.groups.all()[:1]
    who = {
        "person": session.person.get_full_name() or session.person.get_username(),
        "role": f" ({role[0].name.lower()})" if role else "",
    }
    if session.typing_since is None:
        return gettext("%(person)s%(role)s has this page open") % who
    since = who | {"time": _time(session.typing_since)}
    return gettext("%(person)s%(role)s has this page open, typing since %(time)s") % since


def _time(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "TIME_FORMAT")
