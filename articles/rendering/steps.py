"""Steps: an ordered list whose items all begin with a bold title."""

from xml.etree.ElementTree import Element

from articles.rendering.labels import is_blank, leading_label
from articles.rendering.setting import Setting


def mark(root: Element, setting: Setting) -> None:
    for listing in root.iter("ol"):
        if len(listing) > 1 and all(_has_title(item) for item in listing):
            listing.set("class", "steps")


def _has_title(item: Element) -> bool:
    is_loose = is_blank(item.text) and len(item) and item[0].tag == "p"
    return bool(leading_label(item[0] if is_loose else item))
