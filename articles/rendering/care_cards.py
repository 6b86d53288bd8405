"""Care cards: when to get help, in three levels, after the pattern of the NHS service manual."""

import re
from xml.etree.ElementTree import Element, SubElement

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.rendering.headings import HEADING, LOWEST
from articles.rendering.labels import is_blank, leading_label, remove_label
from articles.rendering.setting import Setting

LABEL = re.compile(
    r"(?P<level>non-urgent advice|urgent advice|emergency|immediate action required)\s*[:–—-]\s*(?P<title>.*?)\s*:?",
    re.IGNORECASE,
)
LEVELS: dict[str, tuple[str, str | Promise]] = {
    "non-urgent advice": ("non-urgent", _("Non-urgent advice:")),
    "urgent advice": ("urgent", _("Urgent advice:")),
    "emergency": ("emergency", _("Emergency:")),
    "immediate action required": ("emergency", _("Emergency:")),
}


def mark(root: Element, setting: Setting) -> None:
    """Turn `> **Urgent advice: title** …` into a card whose heading says its level to a screen reader too."""
    level = setting.top_level - 1
    for element in list(root):
        if found := HEADING.fullmatch(str(element.tag)):
            level = int(found[1])
        elif element.tag == "blockquote" and len(element):
            _mark_quotation(element, min(level + 1, LOWEST))


def _mark_quotation(quotation: Element, level: int) -> None:
    first = quotation[0]
    found = LABEL.fullmatch(leading_label(first) or "")
    if not found:
        return
    kind, prefix = LEVELS[found["level"].lower()]
    quotation.tag = "section"
    quotation.set("class", f"care-card care-card-{kind}")
    remove_label(first)
    if is_blank(first.text) and not len(first):
        quotation.remove(first)
    quotation.insert(0, _heading(level, str(prefix), found["title"]))


def _heading(level: int, prefix: str, title: str) -> Element:
    heading = Element(f"h{level}", {"class": "care-card-title"})
    if title:
        hidden = SubElement(heading, "span", {"class": "visually-hidden"})
        hidden.text, hidden.tail = prefix, f" {title}"
    else:
        heading.text = prefix.rstrip(":")
    return heading
