"""Lists of Google Docs, which stand side by side with their level in a class (`lst-kix_abc-1`), nested again."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

LEVEL = re.compile(r"\blst-kix_[\w]+-(\d)\b")


def nest(parent: Element) -> None:
    """Puts each list below the last item of the level above it; two lists of one level that follow each other are one."""
    opened: list[Element] = []  # the innermost list of each level
    for child in list(parent):
        level = _level(child)
        if level is None:
            nest(child)
            opened = []
            continue
        parent_list = _parent(opened, level)
        same = opened[level] if level < len(opened) else None
        if same is not None and same.tag == child.tag:
            same.extend(list(child))
            parent.remove(child)
            del opened[level + 1 :]
        elif parent_list is not None:
            parent.remove(child)
            item = parent_list[-1] if len(parent_list) else SubElement(parent_list, "li")
            item.append(child)
            opened[level:] = [child]
        else:
            opened = [child]


def _parent(opened: list[Element], level: int) -> Element | None:
    return opened[min(level, len(opened)) - 1] if level and opened else None


def _level(element: Element) -> int | None:
    found = LEVEL.search(element.get("class", "")) if element.tag in ("ul", "ol") else None
    return int(found[1]) if found else None
