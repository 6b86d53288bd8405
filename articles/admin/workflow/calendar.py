"""The calendar of the content: a month of what appears, changes, leaves and is due for review, moved by drag or by form."""

import calendar as months
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from articles.admin.workflow.calendar_entries import KINDS, MODELS, Entry, by_day, entries
from articles.models import Publication, Review

FIRST_YEAR, LAST_YEAR = 2000, 2100


class MoveForm(forms.Form):
    """Which entry, and where to; the time only where the entry has one."""

    entry = forms.RegexField(r"^(appears|changes|leaves|due):(article|treatmenttype):(\d{1,18})$")
    day = forms.DateField()
    clock = forms.TimeField(required=False)


@permission_required("articles.view_article", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """?month=2026-05 shows that month, this one by default; a POST moves an entry and shows it again."""
    first = _month(request.GET.get("month", ""))
    if request.method == "POST":
        _move(request)
        return HttpResponseRedirect(f"{request.path}?month={first:%Y-%m}")
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    found = by_day(entries(weeks[0][0], weeks[-1][-1]))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Calendar"),
        "month": first,
        "before": first - timedelta(days=1),
        "after": first + timedelta(days=31),
        "today": timezone.localdate(),
        "weekdays": weeks[0],
        "weeks": [[(day, _shown(request, found.get(day, []))) for day in week] for week in weeks],
        "is_empty": not found,
        "list_url": reverse("admin:articles_article_changelist"),
    }
    return TemplateResponse(request, "admin/articles/calendar.html", context)


def _shown(request: HttpRequest, found: list[Entry]) -> list[dict[str, Any]]:
    """Entries of pages that the person may see, with whether they may be moved by this person."""
    return [
        {
            "entry": entry,
            "may_move": entry.is_movable and _may(request, KINDS[entry.kind].permission, entry.page),
        }
        for entry in found
        if _may(request, "view", entry.page)
    ]


def _move(request: HttpRequest) -> None:
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Choose a day, and a time where there is one: nothing was moved."))
        return
    name, model_name, key = form.cleaned_data["entry"].split(":")
    kind, model = KINDS[name], MODELS[model_name]
    page = model.objects.filter(pk=int(key)).first()
    if not _may(request, kind.permission, page):
        raise PermissionDenied
    day, clock = form.cleaned_data["day"], form.cleaned_data["clock"]
    try:
        with transaction.atomic():
            moved = kind.move(model, int(key), day=day, clock=clock, by=request.user)
    except (Publication.NotAllowed, Review.NotAllowed) as refusal:
        messages.error(request, f"{page}: {refusal}")
    except LookupError:
        messages.error(request, gettext("That is not in the calendar any more: nothing was moved."))
    else:
        messages.success(
            request,
            gettext("“%(page)s” – %(what)s: %(day)s.")
            % {"page": moved, "what": kind.title, "day": date_format(day, "DATE_FORMAT")},
        )


def _may(request: HttpRequest, permission: str, page: Any) -> bool:
    """What the admin of the page's kind says of this person and page."""
    if page is None:
        return False
    model_admin: Any = admin.site._registry[type(page)]
    return bool(getattr(model_admin, f"has_{permission}_permission")(request, page))


def _month(text: str) -> date:
    year, _dash, month = text.partition("-")
    if (
        year.isdecimal()
        and month.isdecimal()
        and FIRST_YEAR <= int(year) <= LAST_YEAR
        and 1 <= int(month) <= 12
    ):
        return date(int(year), int(month), 1)
    return timezone.localdate().replace(day=1)
