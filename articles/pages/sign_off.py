"""Who signed the public text, as a column of the page's own query."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from articles.models import Article, Practitioner, Review

PRACTITIONER = (
    "slug", "name", "credentials", "role", "registration_body", "registration_number", "is_demonstration",
)  # fmt: skip


def with_sign_off(pages: QuerySet[Article]) -> QuerySet[Article]:
    """Adds `sign_off_row`: the newest approval whose digest is that of the live revision, or None."""
    approvals = Review.objects.filter(
        article=OuterRef("pk"),
        digest=OuterRef("live_revision__digest"),
        decision=Review.Decision.APPROVED,
    ).order_by("-decided_at", "-pk")
    # Who read the whole text and when, also where a later signature only answers for corrected slips.
    columns = {
        name: Coalesce(f"corrects__practitioner__{name}", f"practitioner__{name}") for name in PRACTITIONER
    }
    decided_at = Coalesce("corrects__decided_at", "decided_at")
    row = JSONObject(decided_at=decided_at, next_due_on="next_due_on", **columns)
    return pages.annotate(sign_off_row=Subquery(approvals.values(row=row)[:1]))


def sign_off_of(page: Any) -> Review | None:
    """The review of a page that comes from with_sign_off(): read only, with its practitioner, without a query."""
    row = getattr(page, "sign_off_row", None)
    if row is None:
        return None
    return Review(
        decision=Review.Decision.APPROVED,
        decided_at=_moment(row["decided_at"]),
        next_due_on=date.fromisoformat(row["next_due_on"]),
        practitioner=Practitioner(**{name: row[name] for name in PRACTITIONER}),
    )


def _moment(text: str) -> datetime:
    """SQLite writes the moment without its zone, which is UTC."""
    at = datetime.fromisoformat(text)
    return at if timezone.is_aware(at) else at.replace(tzinfo=UTC)
