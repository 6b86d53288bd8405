"""What has changed in a page since the last text that a reviewer signed."""

from dataclasses import dataclass
from typing import Any

from articles.admin.history.field_differences import differences_of
from articles.models import Review, Revision


@dataclass(frozen=True, slots=True)
class SinceReview:
    """The earlier approval, the version that it signed, and the signed fields that differ now."""

    review: Review
    version: Revision
    differences: list[dict[str, Any]]


def changed_since_review(page: Any) -> SinceReview | None:
    """None where nothing of the page was ever signed, or its newest text is."""
    review = page.last_approval
    if review is None or page.approval:
        return None
    version = Revision.objects.of(page).filter(digest=review.digest).first()
    if version is None:
        return None
    differences = differences_of(type(page), page.content_of(version), page.draft_content())
    return SinceReview(review, version, [each for each in differences if each["name"] not in page.UNREVIEWED])
