"""Medical pages: their audience, and who reviewed them, where somebody did."""

import re
from typing import Any

from django.utils import timezone

from articles.models.citation import Citation
from articles.models.review import Review
from articles.structured_data.graph import Crumbs, Node, absolute
from articles.structured_data.page import webpage
from articles.structured_data.person import person

SURNAME_AND_INITIALS = re.compile(r"\w[\w'’ -]* [^\W\d_a-zß-ÿ]{1,4}")


def medical_webpage(page: Any, *, crumbs: Crumbs, review: Review | None) -> Node:
    """The page as a MedicalWebPage for patients; `review` is the approval of exactly the public text, or None."""
    node = webpage(page.title, page.get_absolute_url(), types=["MedicalWebPage"], crumbs=crumbs)
    node["medicalAudience"] = {"@type": "MedicalAudience", "audienceType": "Patient"}
    return node | reviewed(review)


def reviewed(review: Review | None) -> Node:
    """No badge without its record: an overdue approval no longer counts."""
    if review is None or review.decision != Review.Decision.APPROVED or review.is_overdue:
        return {}
    return {
        "lastReviewed": timezone.localdate(review.decided_at).isoformat(),
        "reviewedBy": person(review.practitioner),
    }


def paper(citation: Citation) -> Node:
    """A verified paper; an unverified one is no evidence and stays out of the graph."""
    return {
        "@type": "ScholarlyArticle",
        "name": citation.title or str(citation),
        "author": _authors(citation.authors),
        "datePublished": str(citation.year or ""),
        "isPartOf": {"@type": "Periodical", "name": citation.journal} if citation.journal else None,
        "identifier": f"doi:{citation.doi}" if citation.doi else "",
        "url": absolute(citation.link) if citation.link else "",
    }


def _authors(names: str) -> list[Node]:
    """Those who are surely people: a surname with initials; a group's name and "et al." say nothing of whom."""
    found = [name.strip() for name in names.split(",")]
    return [{"@type": "Person", "name": name} for name in found if SURNAME_AND_INITIALS.fullmatch(name)]
