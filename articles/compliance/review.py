"""Who has read the text: the medical review (K03) and drafts made by AI (K09)."""

from collections.abc import Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Page


def missing_review(page: Page) -> Iterator[Finding]:
    """K03."""
    review, today = page.content.review, page.content.today
    if review is None:
        yield from page.report("K03", "missing", text=page.content.version)
    elif not review.is_current:
        yield from page.report("K03", "outdated", text=page.content.version)
    elif review.due_on and review.due_on < today:
        yield from page.report("K03", "overdue", text=review.due_on.isoformat())


def unreviewed_generation(page: Page) -> Iterator[Finding]:
    """K09."""
    review = page.content.review
    if page.content.generated_by and not (review and review.is_current):
        yield from page.report("K09", text=page.content.generated_by)
