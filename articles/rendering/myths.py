"""Myth and reality: a definition list whose pairs a screen reader announces together."""

import re
from xml.etree.ElementTree import Element

from articles.rendering.labels import text_of
from articles.rendering.setting import Setting

MYTH = re.compile(r"myth(?:\s*\d+)?\s*:?", re.IGNORECASE)
REALITY = re.compile(r"(?:reality|fact|truth)(?:\s*\d+)?\s*:?", re.IGNORECASE)


def mark(root: Element, setting: Setting) -> None:
    """Give lists of Myth n / Reality the class `myths` and group each pair (HTML allows a div in a dl for that)."""
    for listing in root.iter("dl"):
        terms = [text_of(child) for child in listing if child.tag == "dt"]
        if any(map(MYTH.fullmatch, terms)) and all(_is_pair_term(term) for term in terms):
            listing.set("class", "myths")
            _group(listing)


def _is_pair_term(term: str) -> bool:
    return bool(MYTH.fullmatch(term) or REALITY.fullmatch(term))


def _group(listing: Element) -> None:
    children = list(listing)
    pair: Element | None = None
    for child in children:
        listing.remove(child)
        if pair is None or (child.tag == "dt" and MYTH.fullmatch(text_of(child))):
            pair = Element("div", {"class": "myth"})
            pair.tail = "\n"
            listing.append(pair)
        pair.append(child)
