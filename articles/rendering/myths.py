"""Myth and reality: a definition list whose terms stand with their texts."""

import re
from xml.etree.ElementTree import Element

from articles.rendering.labels import text_of
from articles.rendering.setting import Setting

MYTH = re.compile(r"myth(?:\s*\d+)?\s*:?", re.IGNORECASE)
REALITY = re.compile(r"(?:reality|fact|truth)(?:\s*\d+)?\s*:?", re.IGNORECASE)


def mark(root: Element, setting: Setting) -> None:
    """Give lists of Myth n / Reality the class `myths`, and each term with its text a group (HTML allows one term a div)."""
    for listing in root.iter("dl"):
        terms = [text_of(child) for child in listing if child.tag == "dt"]
        if any(map(MYTH.fullmatch, terms)) and all(_is_pair_term(term) for term in terms):
            listing.set("class", "myths")
            _group(listing)


def _is_pair_term(term: str) -> bool:
    return bool(MYTH.fullmatch(term) or REALITY.fullmatch(term))


def _group(listing: Element) -> None:
    group: Element | None = None
    for child in list(listing):
        listing.remove(child)
        if group is None or child.tag == "dt":
            group = Element("div", {"class": "myth" if MYTH.fullmatch(text_of(child)) else "reality"})
            group.tail = "\n"
            listing.append(group)
        group.append(child)
