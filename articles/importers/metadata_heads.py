"""`Key: value` lines at the head of a text, as MultiMarkdown and Pelican write them, up to the first blank line.

A text may begin with such a line by itself ("Downtime: none"), so that a head is believed only where every line is one,
at least two keys are known, and one of them says what or whose the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HEAD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)\s*:(?:\s+(?P<value>.*))?$")
TELLING = {"title", "date", "slug", "author", "authors"}
KNOWN = TELLING | {
    "category", "categories", "tags", "summary", "description", "keywords", "status", "lang", "modified", "template", "save_as", "url",
    "translation", "subtitle", "copyright", "email", "affiliation", "draft", "image", "cover", "og_image",
}  # fmt: skip
MOST_LINES = 60


def end_of(lines: list[str]) -> int:
    """How many lines the head takes; 0 where there is none."""
    keys: list[str] = []
    for index, line in enumerate(lines[:MOST_LINES]):
        found = HEAD.match(line)
        if found:
            keys.append(found["key"].strip().lower())
        elif not line.strip():
            return index if _is_head(keys) else 0
        elif not (keys and line.startswith((" ", "\t"))):
            return 0
    return 0


def _is_head(keys: list[str]) -> bool:
    known = KNOWN.intersection(keys)
    return len(known) > 1 and bool(TELLING & known)


def read(text: str) -> Iterator[tuple[str, str, int]]:
    """Key, value and the number of the line, the first 0; an indented line goes on with the value before it."""
    key, values, start = "", [], 0
    for offset, line in enumerate(text.split("\n")):
        found = None if line.startswith((" ", "\t")) else HEAD.match(line)
        if not found:
            values.append(line.strip())
            continue
        if key:
            yield key, " ".join(filter(None, values)), start
        key, values, start = found["key"].strip(), [(found["value"] or "").strip()], offset
    if key:
        yield key, " ".join(filter(None, values)), start
