"""Pictures: what their licence and its record allow on this page (K06)."""

from collections.abc import Iterator

from articles.compliance.content import ImageFacts
from articles.compliance.finding import Finding
from articles.compliance.page import Page
from articles.credits import Licence, licence


def rights(page: Page) -> Iterator[Finding]:
    """No record, a licence that ran out, or a use that its terms do not cover; each picture once for each case."""
    for image in {image.reference: image for image in page.content.images}.values():
        for case in _cases(image, page):
            yield from page.report("K06", case, text=image.reference)


def on_another_site(page: Page) -> Iterator[Finding]:
    """K19: it may change or vanish there, and its host learns who reads this page."""
    for image in {image.reference: image for image in page.content.images}.values():
        if image.is_elsewhere:
            yield from page.report("K19", text=image.reference)


def _cases(image: ImageFacts, page: Page) -> Iterator[str]:
    if not image.licence:
        yield ""
        return
    if image.has_ended:
        yield "ended"
    if image.is_editorial_only:
        yield "editorial" if page.content.treatments else "editorial_elsewhere"
    terms = licence(image.licence)
    if terms:
        yield from _against(terms, image, page)


def _against(terms: Licence, image: ImageFacts, page: Page) -> Iterator[str]:
    if not terms.commercial:
        yield "commercial"
    if not terms.changes and (image.modification or image.is_ai_edited):
        yield "changes"
    if image.lacks:
        yield "incomplete"
    if terms.bought and not image.licence_document:
        yield "document"
    is_shown_for = bool(page.content.treatments) and image.role not in ("portrait", "diagram", "decorative")
    if not terms.sensitive and image.has_people and is_shown_for:
        yield "people"
