"""Offers in a text: `{offer: slug}` alone in its paragraph keeps a place, which whoever knows the offers fills.

This package knows none. Left unfilled, as in feeds and in the search, the place is empty: readers see nothing.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from articles.rendering.setting import Setting

LINE = re.compile(r"\s*\{offer:\s*(?P<slug>[a-z0-9][a-z0-9-]*)\s*\}\s*")
PLACE = re.compile(r'<div class="offer-place" id="[\w-]*?offer--(?P<slug>[a-z0-9-]+)"></div>')


def mark(root: Element, setting: Setting) -> None:
    """Turn each such paragraph into a place; the same offer a second time is left out."""
    seen: set[str] = set()
    for paragraph in [element for element in root if element.tag == "p" and not len(element)]:
        if not (found := LINE.fullmatch(paragraph.text or "")):
            continue
        if found["slug"] in seen:
            root.remove(paragraph)
            continue
        seen.add(found["slug"])
        paragraph.tag, paragraph.text = "div", None
        paragraph.attrib.update({"class": "offer-place", "id": f"{setting.id_prefix}offer--{found['slug']}"})


def offers_in(html: str) -> list[str]:
    """The slugs of the places in a rendered text, in order."""
    return [found["slug"] for found in PLACE.finditer(html)]


def fill(html: str, shown: Callable[[str], str]) -> str:
    """Puts what `shown` gives for a slug, which must be safe HTML, in each place."""
    return PLACE.sub(lambda place: shown(place["slug"]), html)
