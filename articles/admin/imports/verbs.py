"""What a person asks of an import by a button; each is a POST, and the page says what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from articles.admin.imports.batch_page import filtered
from articles.models import ImportBatch

VERBS: dict[str, Callable[[ImportBatch, Any], None]] = {
    "look": lambda batch, _by: batch.arrived(),
    "look_again": lambda batch, _by: batch.look_again(),
    "carry_out": lambda batch, _by: batch.carry_out(),
    "stop": lambda batch, _by: batch.stop(),
    "go_on": lambda batch, _by: batch.go_on(),
    "take_back": lambda batch, by: batch.take_back(by=by),
}


def do(request: HttpRequest, admin: Any, object_id: int, verb: str) -> HttpResponse:
    batch = _own(request, admin, object_id)
    if verb not in VERBS:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        VERBS[verb](batch, request.user)
    except ImportBatch.NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        batch.work_a_moment()
    return _back(batch)


def choose(request: HttpRequest, admin: Any, object_id: int) -> HttpResponse:
    """Leaves texts out or takes them in again: those that are ticked, or all that the list holds."""
    batch = _own(request, admin, object_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    items = filtered(batch, request.POST.get("outcome", ""))
    if "all" not in request.POST:
        numbers = [number for number in request.POST.getlist("number") if number.isdecimal()]
        items = items.filter(number__in=map(int, numbers))
    is_out = request.POST.get("what") == "leave_out"
    count = items.leave_out(is_out)
    said = (
        ngettext("%(count)s text is left out.", "%(count)s texts are left out.", count)
        if is_out
        else ngettext("%(count)s text is taken in.", "%(count)s texts are taken in.", count)
    )
    messages.success(request, said % {"count": count}) if count else messages.warning(
        request, gettext("Nothing was ticked.")
    )
    return _back(batch)


def _own(request: HttpRequest, admin: Any, object_id: int) -> ImportBatch:
    batch = get_object_or_404(ImportBatch, pk=object_id)
    if not admin.may_act(request, batch):
        raise PermissionDenied
    return batch


def _back(batch: ImportBatch) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:articles_importbatch_change", args=[batch.pk]))
