"""Pictures: alternative text (K07), outcomes and consent (K08), captions that are not true (D6)."""

import re
from collections import Counter
from collections.abc import Iterator

from articles.compliance.content import ImageFacts
from articles.compliance.finding import Finding
from articles.compliance.page import Page

# What a caption says of its picture, and the role that the picture then has.
CAPTION_KINDS = (
    (re.compile(r"\bbefore[ -]*(?:and|&|/)[ -]*after\b", re.IGNORECASE), "outcome"),
    (
        re.compile(r"\b(?:diagram|flow ?chart|infographic|schematic|graph|chart)s?\b", re.IGNORECASE),
        "diagram",
    ),
)


def poor_alternative_text(page: Page) -> Iterator[Finding]:
    """K07: missing, the title again, or the same for several pictures. A decorative picture needs none."""
    pictures = {image.reference: image for image in page.content.images}
    shared = Counter(_folded(image.alt) for image in pictures.values() if image.alt)
    for image in page.content.images:
        name = _alt_defect(image, page.content.fields.get("title", ""), shared)
        if name:
            field, start, end = _place(image.alt, page)
            yield from page.report(
                "K07", name, field=field, start=start, end=end, text=image.alt or image.reference
            )


def outcome_without_consent(page: Page) -> Iterator[Finding]:
    """K08."""
    for image in page.content.images:
        if image.role != "outcome":
            continue
        if image.is_ai_generated:
            yield from page.report("K08", "generated", text=image.reference)
        elif not image.has_live_consent:
            yield from page.report("K08", "consent", text=image.reference)


def untrue_caption(page: Page) -> Iterator[Finding]:
    """D6: a caption that speaks of a diagram or of results under a picture that is recorded as neither."""
    for image in page.content.images:
        for kind, role in CAPTION_KINDS:
            if kind.search(image.caption) and image.role != role:
                field, start, end = _place(image.caption, page)
                yield from page.report("D6", field=field, start=start, end=end, text=image.caption)
                break


def _alt_defect(image: ImageFacts, title: str, shared: Counter[str]) -> str:
    if not image.alt.strip():
        return "" if image.role == "decorative" else "missing"
    if _folded(image.alt) in {_folded(title), _folded(image.title)} - {""}:
        return "title"
    return "repeated" if shared[_folded(image.alt)] > 1 else ""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _place(text: str, page: Page) -> tuple[str, int, int]:
    for field, content in page.content.fields.items():
        at = content.find(text) if text else -1
        if at >= 0 and field != "title":
            return field, at, at + len(text)
    return "", 0, 0
