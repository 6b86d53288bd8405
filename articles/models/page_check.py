"""The compliance check of one page: its text turned into plain values and judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings

from articles.compliance import check

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


def findings_of(
    page: Any, *, jurisdictions: Sequence[str] | None = None, live: bool = False
) -> list[Finding]:
    """All findings of the page's newest (or live) text, in the site's jurisdictions or in the given ones.

    What a reviewer has accepted is reported, marked, and no longer blocks.
    """
    from articles.models.accepted_finding import AcceptedFinding
    from articles.models.checked_content import content_of

    places = settings.JURISDICTIONS if jurisdictions is None else jurisdictions
    found = check(content_of(page, page.content() if live else page.draft_content()), places)
    accepted = AcceptedFinding.objects.keys(page)
    return [f.accepted() if (f.rule, f.field, f.text) in accepted else f for f in found]
