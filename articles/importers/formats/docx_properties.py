"""What the properties of a Word document say of it (docProps/core.xml, ECMA-376 part 2, 8)."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from articles.importers.formats.docx_package import Package
from articles.importers.front_matter import Entry

PART = "docProps/core.xml"
# Our key: the name of the property without its namespace.
KEYS = {
    "title": "title",
    "creator": "author",
    "created": "created",
    "keywords": "keywords",
    "subject": "subject",
    "description": "documentComments",
    "category": "documentCategory",
}
# Titles that a program gives and nobody meant.
NO_TITLE = re.compile(
    r"(?:microsoft word\s*[-–].*|word[ -]?document|document\d*|untitled.*|unbenannt.*|.*\.docx?)$",
    re.IGNORECASE,
)


def entries(package: Package) -> tuple[Entry, ...]:
    if PART not in package.names:
        return ()
    try:
        root = ElementTree.fromstring(package.read(PART))  # noqa: S314  (declarations were refused before)
    except ElementTree.ParseError:
        return ()
    found = {str(each.tag).rpartition("}")[2]: " ".join((each.text or "").split()) for each in root}
    if NO_TITLE.match(found.get("title", "")):
        del found["title"]
    return tuple(Entry(key, found[name], 1) for name, key in KEYS.items() if found.get(name))
