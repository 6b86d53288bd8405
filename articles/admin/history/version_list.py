"""The versions of a page: who wrote what, when and why; a portion at a time, and none of the texts."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.history.version_pages import context_of
from articles.models import Review, Revision

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A version with what is known of it; `reviews` are those of exactly its text."""

    version: Revision
    reviews: list[Review]
    is_live: bool
    is_scheduled: bool
    is_newest: bool

    @property
    def milestone(self) -> Any:
        return getattr(self.version, "milestone", None)

    @property
    def is_approved(self) -> bool:
        return any(review.decision == Review.Decision.APPROVED for review in self.reviews)


def version_list(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Newest first; `before` names the last version shown, `only=milestones` those with a name."""
    only_milestones = request.GET.get("only") == "milestones"
    before = _number(request.GET.get("before"))
    versions = page.revisions.defer("content").select_related("created_by", "milestone")
    if before:
        versions = versions.filter(number__lt=before)
    if only_milestones:
        versions = versions.filter(milestone__isnull=False)
    found = list(versions[: ON_A_PAGE + 1])
    context = context_of(request, admin, page, gettext("Versions")) | {
        "rows": _rows(page, found[:ON_A_PAGE]),
        "older": found[ON_A_PAGE - 1].number if len(found) > ON_A_PAGE else None,
        "is_start": before is None,
        "only_milestones": only_milestones,
        "may_write": admin.has_change_permission(request, page),
        "address": admin.page_url("versions", page),
    }
    return TemplateResponse(request, "admin/articles/versions.html", context)


def _rows(page: Any, versions: list[Revision]) -> list[Row]:
    reviews: dict[str, list[Review]] = {}
    of_these = Review.objects.of(page).filter(digest__in={version.digest for version in versions})
    for review in of_these.select_related("practitioner"):
        reviews.setdefault(review.digest, []).append(review)
    return [_row(page, version, reviews.get(version.digest, [])) for version in versions]


def _row(page: Any, version: Revision, reviews: list[Review]) -> Row:
    goes_live = page.status == page.Status.PUBLISHED and version.pk == page.live_revision_id
    return Row(
        version,
        reviews,
        is_live=goes_live and not page.is_scheduled,
        is_scheduled=goes_live and page.is_scheduled,
        is_newest=version.pk == page.latest_revision_id,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
