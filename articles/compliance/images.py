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
# A result is photographed at the clinic, or by somebody who allowed us to show it.
TAKEN_BY_US = frozenset({"own", "permission"})
FILE_NAME = re.compile(
    r"\.(?:jpe?g|png|webp|avif|gif|heic|tiff?)$"
    r"|^(?:img|dsc[nf]?|pxl|dji|image|photo|picture|screen ?shot|untitled|unnamed|unsplash|pexels|shutterstock|istock)[-_ ]?\d[\w-]*$"
    r"|^[0-9a-f]{12,}$|^[a-z0-9]+(?:[-_][a-z0-9]+){3,}$",
    re.IGNORECASE,
)
REDUNDANT = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|pic) (?:of|showing|shows)\b|(?:ein )?(?:bild|foto) (?:von|einer?s?)\b|(?:une? )?(?:image|photo) d[e'’u]",
    re.IGNORECASE,
)


def poor_alternative_text(page: Page) -> Iterator[Finding]:
    """K07: missing, the title or the caption again, the same for several pictures, the name of a file, or "image of".

    A decorative picture needs none (W3C, "An alt decision tree").
    """
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
            continue
        if image.licence and image.licence not in TAKEN_BY_US:
            yield from page.report("K08", "stock", text=image.reference)
        if not image.has_live_consent:
            yield from page.report("K08", "consent", text=image.reference)
        if image.unstated:
            yield from page.report("K08", "conditions", text=image.reference)


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
    if shared[_folded(image.alt)] > 1:
        return "repeated"
    if FILE_NAME.search(image.alt.strip()):
        return "file_name"
    if image.caption and _folded(image.alt) == _folded(image.caption):
        return "caption"
    return "redundant" if REDUNDANT.match(image.alt.strip()) else ""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _place(text: str, page: Page) -> tuple[str, int, int]:
    for field, content in page.content.fields.items():
        at = content.find(text) if text else -1
        if at >= 0 and field != "title":
            return field, at, at + len(text)
    return "", 0, 0
