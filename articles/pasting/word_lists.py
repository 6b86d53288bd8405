"""Lists of Word, which are paragraphs on the clipboard (`mso-list:l0 level2 lfo1`), made into lists."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from articles.pasting.style import style_of

LEVEL = re.compile(r"\blevel(\d)")
NUMBERED = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]", re.IGNORECASE)
IGNORED = "ignore"


def gather(parent: Element) -> None:
    """Replaces each row of list paragraphs below `parent` by ul and ol elements."""
    open_lists: list[Element] = []
    for child in list(parent):
        level = _level(child)
        if level is None:
            gather(child)
            open_lists = []
            continue
        is_numbered = bool(NUMBERED.match(_take_marker(child)))
        del open_lists[level:]
        while len(open_lists) < level:
            open_lists.append(_new_list(parent, child, open_lists, "ol" if is_numbered else "ul"))
        _move(child, parent, open_lists[-1])


def _level(element: Element) -> int | None:
    found = LEVEL.search(style_of(element).get("mso-list", "")) if element.tag == "p" else None
    return int(found[1]) if found else None


def _take_marker(paragraph: Element) -> str:
    """Takes the bullet or number out and gives it back."""
    for parent, marker in _markers(paragraph):
        text = "".join(marker.itertext())
        parent[list(parent).index(marker)].text = ""
        for inner in list(marker):
            marker.remove(inner)
        return text
    return ""


def _markers(element: Element) -> Iterator[tuple[Element, Element]]:
    for child in element:
        if style_of(child).get("mso-list") == IGNORED:
            yield element, child
        yield from _markers(child)


def _new_list(parent: Element, before: Element, open_lists: list[Element], tag: str) -> Element:
    if not open_lists:
        listing = Element(tag)
        parent.insert(list(parent).index(before), listing)
        return listing
    outer = open_lists[-1]
    item = outer[-1] if len(outer) else SubElement(outer, "li")
    return SubElement(item, tag)


def _move(paragraph: Element, parent: Element, listing: Element) -> None:
    parent.remove(paragraph)
    paragraph.tag, paragraph.tail = "li", None
    listing.append(paragraph)
