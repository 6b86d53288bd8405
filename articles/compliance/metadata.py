"""What search engines show (K13), and what the import left open."""

from collections.abc import Iterator
from dataclasses import replace

from articles.compliance.finding import Finding
from articles.compliance.page import Page


def poor_description(page: Page) -> Iterator[Finding]:
    """K13."""
    text = page.content.fields.get("meta_description", "").rstrip()
    limit = int(page.pack.limits["meta_description"])
    ending = next((sign for sign in ("...", "…") if text.endswith(sign)), "")
    if ending:
        start = len(text) - len(ending)
        yield from page.report(
            "K13", "cut", field="meta_description", start=start, end=len(text), text=ending
        )
    if len(text) > limit:
        rest = text[limit:]
        yield from page.report("K13", "long", field="meta_description", start=limit, end=len(text), text=rest)


def unsettled_import_warning(page: Page) -> Iterator[Finding]:
    """What the importer reported and nobody has settled, under the importer's own code."""
    for code, message, is_blocking in page.content.import_warnings:
        for found in page.report("IMPORT", "blocking" if is_blocking else "open", text=message):
            yield replace(found, rule=code, reason=message)
