"""Four eyes: whose words of a page nobody else has answered for yet.

Counted are the writers of all versions since the last one that a reviewer signed or that went live, not of the newest one alone: a
reviewer who mends a comma of a colleague's text does not become the only other pair of eyes, nor does a colleague's comma make
an author's own text somebody else's.
"""

from typing import Any

from articles.models.revision import Revision


def writers_since_answered(page: Any) -> set[int]:
    """The keys of those who wrote versions since the last signed or published one; imports by nobody are left out."""
    versions = page.revisions.filter(number__gt=_last_answered(page)).exclude(created_by=None)
    return set(versions.order_by().values_list("created_by", flat=True))


def _last_answered(page: Any) -> int:
    """The number of the newest version that is live or signed, older than the newest one; 0 when there is none."""
    from articles.models.review import Review

    newest = page.latest_revision.number if page.latest_revision else 0
    live = page.live_revision.number if page.holds_live_text and page.live_revision else 0
    signed = Review.objects.of(page).filter(decision=Review.Decision.APPROVED).values("digest")
    versions = Revision.objects.of(page).filter(digest__in=signed, number__lt=newest)
    last_signed = versions.order_by("-number").values_list("number", flat=True).first() or 0
    return max(last_signed, live if live < newest else 0)
