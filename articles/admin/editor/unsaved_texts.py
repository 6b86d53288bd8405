"""What a person left unsaved, offered when the form of the page is opened: to go on with, or to discard."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from articles.admin.editor.unsaved_content import chosen_draft, content_of
from articles.admin.history.field_differences import differences_of
from articles.models import UnsavedDraft

OFFERED = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One unsaved text, and what it says that the newest version does not."""

    draft: UnsavedDraft
    differences: list[dict[str, Any]]
    url: str  # of the form, filled in with it
    discard_url: str


def state_of_form(request: HttpRequest, admin: Any, page: Any) -> dict[str, Any]:
    """What the form's template needs so that typing is kept; the version that the text began from above all."""
    draft = chosen_draft(request, admin, page)
    newest = page.latest_revision.number if page and page.latest_revision else 0
    return {
        "opening": request.POST.get("opening") or (draft.opening if draft else uuid.uuid4()),
        "base_version": request.POST.get("base_version") or (draft.base_version if draft else newest),
        "continued": draft,
        "path": request.path,
        "autosave_url": admin.unsaved_url("autosave", page),
    }


def offers(request: HttpRequest, admin: Any, page: Any) -> list[Offer]:
    """The person's unsaved texts of this page; one that says what the newest version says is done with."""
    mine = UnsavedDraft.objects.of(request.user, admin.model.page_field, page)
    drafts = list(mine.open()[:OFFERED])
    if not drafts:
        return []
    newest = page.draft_content() if page else admin.model().content()
    found = [(draft, _differences(request, admin, page, newest, draft)) for draft in drafts]
    done = [draft.pk for draft, differences in found if not differences and not _has_rows(draft)]
    mine.filter(pk__in=done).delete()
    return [
        Offer(
            draft,
            differences,
            f"{request.path}?unsaved={draft.pk}",
            admin.unsaved_url("discard", page, draft.pk),
        )
        for draft, differences in found
        if draft.pk not in done
    ]


def discarded(request: HttpRequest, admin: Any, page: Any) -> list[dict[str, Any]]:
    """What the person put aside within the last thirty days, and where it is taken back."""
    mine = UnsavedDraft.objects.of(request.user, admin.model.page_field, page)
    return [
        {"updated_at": draft.updated_at, "take_back_url": admin.unsaved_url("take-back", page, draft.pk)}
        for draft in mine.discarded()[:OFFERED]
    ]


def decide(
    request: HttpRequest, admin: Any, page: Any = None, *, number: int, is_taken_back: bool
) -> HttpResponse:
    """Discards an unsaved text or takes a discarded one back, by POST; back to the form."""
    mine = UnsavedDraft.objects.of(request.user, admin.model.page_field, page)
    draft = get_object_or_404(mine, pk=number, saved_at=None)
    if is_taken_back:
        draft.take_back()
        messages.success(request, gettext("Your unsaved text is offered again."))
    else:
        draft.discard()
        messages.success(
            request, gettext("Discarded. You can take it back for 30 days, at the top of the form.")
        )
    return HttpResponseRedirect(admin.unsaved_url("change", page) if page else admin.unsaved_url("add"))


def _differences(
    request: HttpRequest, admin: Any, page: Any, newest: dict[str, Any], draft: UnsavedDraft
) -> list[dict[str, Any]]:
    return differences_of(admin.model, newest, content_of(request, admin, page, draft.values))


def _has_rows(draft: UnsavedDraft) -> bool:
    """Whether rows beside the text (evidence, indications) may hold something that no version knows."""
    return any(name.endswith("-TOTAL_FORMS") for name in draft.values)
