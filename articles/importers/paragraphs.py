"""One blank line between paragraphs, none within a list, a table, a quote or a definition."""

from __future__ import annotations

import re

from articles.importers.line_joins import continues
from articles.importers.lines import Line

KINDS = (
    ("definition", re.compile(r":   \S")),
    ("list", re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s|\s{2,}\S")),
    ("table", re.compile(r"\s*\|")),
    ("quote", re.compile(r"\s*>")),
    ("html", re.compile(r"\s*<")),
)
TOGETHER = {
    ("list", "list"),
    ("table", "table"),
    ("quote", "quote"),
    ("html", "html"),
    ("code", "code"),
    ("prose", "definition"),
}


def separate(lines: list[Line]) -> list[Line]:
    result: list[Line] = []
    for line in lines:
        before = result[-1] if result else None
        if line.is_blank and not line.is_code and (before is None or before.is_blank):
            continue
        if (
            before is not None
            and not before.is_blank
            and not line.is_blank
            and not _belong_together(before, line)
        ):
            result.append(Line(before.number, ""))
        result.append(line)
    return result


def _belong_together(before: Line, line: Line) -> bool:
    kinds = _kind(before), _kind(line)
    return kinds in TOGETHER or (kinds == ("prose", "prose") and continues(before.text, line.text))


def _kind(line: Line) -> str:
    if line.is_code:
        return "code"
    return next((kind for kind, pattern in KINDS if pattern.match(line.text)), "prose")
