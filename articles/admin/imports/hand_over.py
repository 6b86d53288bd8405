"""Handing files over: dragged or chosen, in pieces with their progress; without scripts as one form."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from articles import import_folder
from articles.models import ImportBatch

LONGEST_NAME = 300


def hand_over(request: Any, admin: Any) -> HttpResponse:
    """The page; by POST a new import, with the files of the form where there are any (JSON without)."""
    if not admin.may_import(request):
        raise PermissionDenied
    if request.method == "POST":
        return _begin(request)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Import texts"),
        "opts": admin.opts,
        "most": settings.IMPORT_MAX_MB,
        "mine": ImportBatch.objects.filter(created_by=request.user)[:5],
    }
    return TemplateResponse(request, "admin/articles/imports/hand_over.html", context)


def _begin(request: Any) -> HttpResponse:
    files = request.FILES.getlist("texts")
    if not files and "name" not in request.POST:
        messages.error(request, gettext("Choose at least one file."))
        return HttpResponseRedirect(request.path)
    name = request.POST.get("name", "") or _name([file.name or "" for file in files])
    batch = ImportBatch.objects.create(name=name[:LONGEST_NAME], created_by=request.user, is_upload=True)
    for file in files:
        try:
            import_folder.put_all(batch.pk, [(file.name or "", file, 0)])
        except import_folder.NotTaken as refusal:
            messages.error(request, str(refusal))
    if not files:
        return JsonResponse({"files": _url("files", batch), "look": _url("look", batch)})
    batch.arrived()
    batch.work_a_moment()
    return HttpResponseRedirect(_url("change", batch))


def take_files(request: HttpRequest, admin: Any, object_id: int) -> HttpResponse:
    """POST files or pieces of files, each with its path and offset → {"taken": n} or {"message"} with 400."""
    batch = get_object_or_404(ImportBatch, pk=object_id, is_upload=True)
    if not admin.may_act(request, batch):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if batch.state != ImportBatch.State.ARRIVING:
        return JsonResponse({"message": gettext("This import has begun already.")}, status=409)
    files, paths, offsets = (request.FILES.getlist("files"), *map(request.POST.getlist, ("paths", "offsets")))
    if not len(files) == len(paths) == len(offsets) or not all(map(str.isdecimal, offsets)):
        return JsonResponse(
            {"message": gettext("The files did not arrive whole: send them again.")}, status=400
        )
    try:
        import_folder.put_all(batch.pk, zip(paths, files, map(int, offsets), strict=True))  # type: ignore[arg-type]
    except import_folder.NotTaken as refusal:
        return JsonResponse({"message": str(refusal)}, status=400)
    return JsonResponse({"taken": len(files)})


def _name(names: list[str]) -> str:
    count = len(names) - 1
    more = ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count} if count else ""
    return f"{names[0] if names else ''} {more}".strip()


def _url(name: str, batch: ImportBatch) -> str:
    return reverse(f"admin:articles_importbatch_{name}", args=[batch.pk])
