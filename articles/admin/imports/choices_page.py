"""Names that nobody here knows: what a key means, who an author is, which category or tag is meant; settled once for all imports."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from taggit.models import Tag

from articles.importers.meanings import MEANINGS
from articles.models import Category, ImportBatch, ImportChoice, Practitioner

SHOWN = 100
LEAVE_OUT, AS_WRITTEN = "-", ""
NEAR = 0.82


def choices_page(request: HttpRequest, admin: Any, object_id: int) -> HttpResponse:
    """Shows each name with a proposal where one lies near; by POST keeps what was chosen and looks at the texts again."""
    batch = get_object_or_404(ImportBatch, pk=object_id)
    if not admin.may_act(request, batch):
        raise PermissionDenied
    groups = list(_groups(batch))
    if request.method == "POST":
        return _keep(request, batch, groups)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Names that are not known here"),
        "subtitle": str(batch),
        "opts": admin.opts,
        "batch": batch,
        "groups": groups,
    }
    return TemplateResponse(request, "admin/articles/imports/choices.html", context)


def _groups(batch: ImportBatch) -> Iterator[dict[str, Any]]:
    known: dict[str, list[tuple[str, Any]]] = {
        "key": [(meaning, label) for meaning, label in MEANINGS.items()],
        "author": [
            (name, name) for name in Practitioner.objects.order_by("name").values_list("name", flat=True)
        ],
        "subject": [(name, name) for name in _subjects()],
    }
    chosen = {(row.kind, row.written.casefold()): row.meant for row in ImportChoice.objects.all()}
    for kind, label in ImportChoice.Kind.choices:
        seen = sorted(batch.seen.get(kind, {}).items(), key=lambda each: (-each[1][0], each[0].casefold()))
        if seen:
            rows = [_row(kind, name, found, known[kind], chosen) for name, found in seen[:SHOWN]]
            yield {
                "kind": kind,
                "label": label,
                "rows": rows,
                "options": known[kind],
                "more": len(seen) - len(rows),
            }


def _row(
    kind: str, name: str, found: list[Any], options: list[tuple[str, Any]], chosen: dict[tuple[str, str], str]
) -> dict[str, Any]:
    meant = chosen.get((kind, name.casefold()))
    names = {value.casefold(): value for value, _label in options} if kind != "key" else {}
    near = get_close_matches(name.casefold(), names, n=1, cutoff=NEAR) if meant is None else []
    return {
        "name": name,
        "count": found[0],
        "example": found[1],
        "meant": LEAVE_OUT if meant == "" else meant or "",
        "near": names[near[0]] if near else "",
    }


def _subjects() -> list[str]:
    names = {*Category.objects.values_list("name", flat=True), *Tag.objects.values_list("name", flat=True)}
    return sorted(names, key=str.casefold)


def _keep(request: HttpRequest, batch: ImportBatch, groups: list[dict[str, Any]]) -> HttpResponse:
    kept = 0
    for group in groups:
        allowed = {value for value, _label in group["options"]} | {LEAVE_OUT}
        for number, row in enumerate(group["rows"]):
            meant = request.POST.get(f"{group['kind']}-{number}", AS_WRITTEN)
            if meant in allowed and request.POST.get(f"{group['kind']}-{number}-name") == row["name"]:
                ImportChoice.objects.choose(
                    group["kind"], row["name"], "" if meant == LEAVE_OUT else meant, by=request.user
                )
                kept += 1
            elif meant == AS_WRITTEN and row["meant"]:
                ImportChoice.objects.forget(group["kind"], row["name"])
                kept += 1
    said = ngettext("%(count)s choice is kept.", "%(count)s choices are kept.", kept) % {"count": kept}
    messages.success(request, said)
    if kept and batch.state == ImportBatch.State.READY:
        batch.look_again()
        batch.work_a_moment()
    return HttpResponseRedirect(reverse("admin:articles_importbatch_change", args=[batch.pk]))
