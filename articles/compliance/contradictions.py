"""Pages that debunk a myth and then claim it (K17)."""

from collections.abc import Iterator

from articles.compliance.finding import Finding
from articles.compliance.page import Hit, Page


def claims_its_own_myth(page: Page) -> Iterator[Finding]:
    """K17: one finding for each subject, at the first place that claims it."""
    debunked = {hit.topic for hit in page.hits if hit.topic and "myth" in hit.modifiers}
    for topic in sorted(debunked):
        for hit in page.hits:
            if hit.topic == topic and _is_claim(hit):
                place = hit.finding
                yield from page.report(
                    "K17", field=place.field, start=place.start, end=place.end, text=place.text
                )
                break


def _is_claim(hit: Hit) -> bool:
    return not hit.modifiers and not hit.is_answer and hit.finding.level != "N"
