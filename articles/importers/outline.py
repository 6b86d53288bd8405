"""What a text is built of, in a few lines: its headings, and how many lists, tables and pictures stand below each."""

from __future__ import annotations

import re
from collections import Counter

from articles.importers.lines import numbered

HEADING = re.compile(r"(#{2,6})\s+(.+?)\s*#*$")
PARTS = (
    ("picture", re.compile(r"\s*!\[")),
    ("table", re.compile(r"\s*\|?\s*:?-{3,}[-|: ]*$")),
    ("list item", re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")),
    ("definition", re.compile(r":   \S")),
    ("quotation", re.compile(r"\s*>")),
)
LONGEST = 80


def outline(text: str) -> list[dict[str, object]]:
    """`{"level", "title", "parts": {"list item": 3, …}}` from top to bottom; the first one stands for what comes before any heading."""
    sections: list[tuple[int, str, Counter[str]]] = [(1, "", Counter())]
    for line in numbered(text):
        if line.is_code or line.is_blank:
            continue
        heading = HEADING.match(line.text)
        if heading and len(sections) <= LONGEST:
            sections.append((len(heading[1]), heading[2], Counter()))
            continue
        kind = next((name for name, pattern in PARTS if pattern.match(line.text)), "paragraph")
        sections[-1][2][kind] += 1
    return [
        {"level": level, "title": title, "parts": dict(parts)}
        for level, title, parts in sections
        if title or parts
    ]
