"""A save that came too late: whose words are whose, a choice for each conflict, and one save of the merged text."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.editor.form_values import sent_values
from articles.admin.editor.unsaved_content import content_of, form_data
from articles.admin.history.merge import FieldMerge, merge
from articles.models import Revision, UnsavedDraft


def merge_page(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Shows what is yours, theirs and common; by POST saves the merged text as a new version.

    The choices are kept in the unsaved text first: nothing is lost if somebody saved once more meanwhile.
    """
    draft, theirs = _draft(request, admin, page), _theirs(request, page)
    if draft is None or theirs is None:
        messages.info(request, gettext("There is nothing to merge: your text is saved already."))
        return HttpResponseRedirect(admin.change_url(page))
    fields = _fields(request, admin, page, draft, theirs)
    settled = {each.name: each.settled(request.POST) for each in fields}
    is_settled = all(is_chosen for is_chosen, _value in settled.values())
    if request.method == "POST" and is_settled:
        _keep(
            request, admin, page, draft, theirs, {name: value for name, (_chosen, value) in settled.items()}
        )
        return _save(request, admin, page, draft, theirs)
    if request.method == "POST":
        messages.error(
            request, gettext("Nothing is saved yet: choose for every place that both of you changed.")
        )
    return TemplateResponse(
        request, "admin/articles/merge.html", _context(request, admin, page, draft, theirs, fields)
    )


def _draft(request: HttpRequest, admin: Any, page: Any) -> UnsavedDraft | None:
    key = request.GET.get("unsaved", "")
    mine = UnsavedDraft.objects.of(request.user, admin.model.page_field, page)
    if not key.isdecimal() or len(key) > 18:
        return None
    return mine.filter(pk=int(key), saved_at=None).first()


def _theirs(request: HttpRequest, page: Any) -> Revision | None:
    """The version that the person saw beside their own text; at first the newest one."""
    number = request.POST.get("theirs", "")
    if number.isdecimal() and len(number) < 10:
        return get_object_or_404(page.revisions.select_related("created_by"), number=int(number))
    newest: Revision | None = page.revisions.select_related("created_by").first()
    return newest


def _fields(
    request: HttpRequest, admin: Any, page: Any, draft: UnsavedDraft, theirs: Revision
) -> list[FieldMerge]:
    row = page.content()
    began = page.revisions.filter(number=draft.base_version).first()
    base = {**row, **began.content} if began else {}
    yours = content_of(request, admin, page, draft.values)
    return list(merge(admin.model, base, yours, {**row, **theirs.content}))


def _keep(
    request: HttpRequest, admin: Any, page: Any, draft: UnsavedDraft, theirs: Revision, merged: dict[str, Any]
) -> None:
    """The merged text becomes the unsaved one, begun from their version."""
    form = admin.get_form(request, page, change=True)(instance=admin.get_object(request, str(page.pk)))
    for name, value in merged.items():
        draft.values |= dict(sent_values(form, name, value))
    note = gettext("Merged with version %(number)s, %(person)s")
    theirs_by = {"number": theirs.number, "person": theirs.created_by or gettext("the import")}
    if not "".join(draft.values.get("version_note", [])):
        draft.values["version_note"] = [(note % theirs_by)[:200]]
    draft.base_version = theirs.number
    draft.save(update_fields=["values", "base_version"])


def _save(request: HttpRequest, admin: Any, page: Any, draft: UnsavedDraft, theirs: Revision) -> HttpResponse:
    """Sends the merged text through the form of the page, with all that it checks."""
    data = form_data(draft.values)
    data["opening"], data["base_version"], data["_continue"] = str(draft.opening), str(theirs.number), "1"
    request.POST = data  # type: ignore[assignment]
    response: HttpResponse = admin.changeform_view(request, str(page.pk))
    if response.status_code == 302:
        is_saved = response["Location"].split("?")[0] != request.path
        return HttpResponseRedirect(admin.change_url(page)) if is_saved else response
    messages.error(
        request, gettext("The texts are merged but not saved yet: a field of the form is not valid.")
    )
    return HttpResponseRedirect(f"{admin.change_url(page)}?unsaved={draft.pk}")


def _context(
    request: HttpRequest,
    admin: Any,
    page: Any,
    draft: UnsavedDraft,
    theirs: Revision,
    fields: list[FieldMerge],
) -> dict[str, Any]:
    conflicts = [each for each in fields if each.kind == "conflict"]
    return {
        **admin.admin_site.each_context(request),
        "title": gettext("Two texts of one page"),
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "draft": draft,
        "theirs": theirs,
        "conflicts": conflicts,
        "merged": [each for each in fields if each.kind != "conflict"],
        "open_places": sum(bool(part.key) for each in conflicts for part in each.parts),
        "chosen": request.POST,
        "form_url": f"{admin.change_url(page)}?unsaved={draft.pk}",
        "compare_url": f"{admin.page_urls(page)['version_comparison']}?from={draft.base_version}&to={theirs.number}",
        "media": admin.media,
    }
