"""One import: how far it is, what would become or became of each text, and what can be done now."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext

from articles.models import ImportBatch
from articles.models.import_item import outcomes

PAGE = 50
LEFT_OUT = "left_out"


def batch_page(request: HttpRequest, admin: Any, object_id: str) -> HttpResponse:
    batch = get_object_or_404(ImportBatch.objects.select_related("created_by", "taken_back_by"), pk=object_id)
    chosen = request.GET.get("outcome", "")
    items = filtered(batch, chosen).defer("report", "outline", "before", "made")
    page = Paginator(items.select_related("article"), PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.admin_site.each_context(request),
        "title": str(batch),
        "opts": admin.opts,
        "batch": batch,
        "progress": progress_of(batch),
        "groups": _groups(batch, chosen),
        "page": page,
        "chosen": chosen,
        "may_act": admin.may_act(request, batch),
        "unsettled": sum(len(found) for found in batch.seen.values()),
        "wanted": batch.items.wanted().count() if batch.state == ImportBatch.State.READY else 0,
        "kept": batch.items.filter(is_taken_back=False).count(),
    }
    return TemplateResponse(request, "admin/articles/imports/batch.html", context)


def progress(request: HttpRequest, admin: Any, object_id: int) -> JsonResponse:
    """How far the import is, for the page to show while it runs."""
    return JsonResponse(progress_of(get_object_or_404(ImportBatch, pk=object_id)))


def progress_of(batch: ImportBatch) -> dict[str, Any]:
    """`{"is_at_work", "state", "reached", "total", "words"}`; `total` is 0 while nobody can know it."""
    total = 0 if batch.state == ImportBatch.State.READING else batch.total
    return {
        "is_at_work": batch.is_at_work,
        "state": batch.state,
        "reached": min(batch.reached, total) if total else batch.reached,
        "total": total,
        "words": _words(batch, total),
    }


def _words(batch: ImportBatch, total: int) -> str:
    if not total:
        return ngettext("%(count)s text so far", "%(count)s texts so far", batch.reached) % {
            "count": batch.reached
        }
    said = gettext("%(done)s of %(total)s") % {"done": min(batch.reached, total), "total": total}
    left = batch.seconds_left
    return f"{said} · {_time(left)}" if left is not None else said


def _time(seconds: int) -> str:
    if seconds < 60:
        return gettext("less than a minute left")
    minutes = round(seconds / 60)
    return ngettext("about %(count)s minute left", "about %(count)s minutes left", minutes) % {
        "count": minutes
    }


def filtered(batch: ImportBatch, chosen: str) -> Any:
    """The texts of one outcome, or those that are left out; all without a choice."""
    if chosen == LEFT_OUT:
        return batch.items.filter(is_left_out=True)
    return batch.items.filter(outcome=chosen) if chosen else batch.items.all()


def _groups(batch: ImportBatch, chosen: str) -> list[dict[str, Any]]:
    counts = batch.items.counts()
    groups: list[dict[str, Any]] = [
        {"value": str(value), "label": label, "count": counts[str(value)]} for value, label in outcomes()
    ]
    left_out = batch.items.filter(is_left_out=True).count()
    groups.append({"value": LEFT_OUT, "label": gettext("Left out"), "count": left_out})
    return [group | {"is_chosen": group["value"] == chosen} for group in groups if group["count"]]
