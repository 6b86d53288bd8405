"""What an element's style attribute says: word processors set bold, italic and deletion there."""

import re
from xml.etree.ElementTree import Element

BOLD = re.compile(r"(?:bold|bolder|[6-9]00)\b")
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
DROPPED_CLASSES = {"msocomtxt", "msocomanchor", "msocomoff", "msocommentreference", "msodel"}


def style_of(element: Element) -> dict[str, str]:
    return {
        name.lower(): value.strip().lower() for name, value in DECLARATION.findall(element.get("style", ""))
    }


def is_bold(element: Element, inherited: bool) -> bool:
    weight = style_of(element).get("font-weight", "")
    if weight:
        return bool(BOLD.match(weight))  # Docs wraps all in <b style="font-weight: normal">
    return inherited or element.tag in {"b", "strong"}


def is_italic(element: Element, inherited: bool) -> bool:
    slant = style_of(element).get("font-style", "")
    if slant:
        return slant in {"italic", "oblique"}
    return inherited or element.tag in {"i", "em"}


def is_dropped(element: Element) -> bool:
    """Deleted by a tracked change, a comment or its sign, or hidden."""
    style = style_of(element)
    return (
        element.tag == "del"
        or bool(DROPPED_CLASSES & set(element.get("class", "").lower().split()))
        or style.get("mso-element", "").startswith("comment")
        or style.get("display") == "none"
        or style.get("mso-hide") == "all"
    )
