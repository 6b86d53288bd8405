"""Headings: no h1 in a body, no skipped level (WCAG 1.3.1), an anchor each, and the table of contents."""

import re
import unicodedata
from xml.etree.ElementTree import Element

from articles.rendering.labels import text_of
from articles.rendering.result import Heading
from articles.rendering.setting import Setting

HEADING = re.compile(r"h([1-6])")
LOWEST = 6


def arrange(root: Element, setting: Setting) -> tuple[Heading, ...]:
    """Set level and id of every heading; the text's highest heading stands at `setting.top_level`."""
    contents: list[Heading] = []
    taken: set[str] = set()
    level = setting.top_level - 1
    for element in root.iter():
        found = HEADING.fullmatch(str(element.tag))
        if not found:
            continue
        wanted = max(int(found[1]), 2) - 2 + setting.top_level
        level = min(wanted, level + 1, LOWEST)
        title = text_of(element, setting.stash)
        element.tag = f"h{level}"
        element.set("id", _anchor(title, setting.id_prefix, taken))
        contents.append(Heading(element.attrib["id"], title, level))
    return tuple(contents)


def slugify(title: str) -> str:
    """Letters and digits of any script, hyphens between words, no accents on Latin letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", plain.lower().replace("'", "").replace("’", "")))[:60].rstrip("-")


def _anchor(title: str, prefix: str, taken: set[str]) -> str:
    stem = anchor = prefix + (slugify(title) or "section")
    number = 1
    while anchor in taken:
        number += 1
        anchor = f"{stem}-{number}"
    taken.add(anchor)
    return anchor
