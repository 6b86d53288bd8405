"""The compliance check of one page: its text turned into plain values and judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings

from articles.compliance import check

if TYPE_CHECKING:
    from articles.compliance.finding import Finding
    from articles.compliance.rule_pack import RulePack


def findings_of(
    page: Any,
    *,
    jurisdictions: Sequence[str] | None = None,
    live: bool = False,
    rules: RulePack | None = None,
) -> list[Finding]:
    """All findings of the page's newest (or live) text, in the site's jurisdictions or in the given ones.

    By the rules as staff set them, unless others are given. What a reviewer has accepted is reported, marked, and no
    longer blocks.
    """
    content = page.content() if live else page.draft_content()
    return findings_in(page, content, jurisdictions=jurisdictions, rules=rules)


def findings_in(
    page: Any,
    content: dict[str, Any],
    *,
    jurisdictions: Sequence[str] | None = None,
    rules: RulePack | None = None,
) -> list[Finding]:
    """The same of any text of the page, saved or not."""
    from articles.models.checked_content import content_of
    from articles.models.effective_rules import effective_rules

    places = settings.JURISDICTIONS if jurisdictions is None else jurisdictions
    return marked(page, check(content_of(page, content), places, rules or effective_rules()))


def marked(page: Any, found: Sequence[Finding]) -> list[Finding]:
    """The findings of a page, those that somebody has accepted marked."""
    from articles.models.accepted_finding import AcceptedFinding

    accepted = AcceptedFinding.objects.acceptances(page)
    return [finding.accepted() if accepted.of(finding) else finding for finding in found]
