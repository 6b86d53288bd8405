"""The compliance check of one page: its newest text turned into plain values and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


def findings_of(page: Any) -> list[Finding]:
    """All findings of the page's newest text in the site's jurisdictions."""
    return []
