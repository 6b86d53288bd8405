"""Boxes: `:::note Title … :::` (Docusaurus, Astro) and `!!! note "Title"` (Python-Markdown). Their text stays, without the box."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks

OPENING = re.compile(
    r"^(?P<indent>[ \t]*):{3,}[ \t]*(?P<kind>[a-z][\w-]*)?(?:[ \t]*[\[{(](?P<boxed>[^\])}\n]*)[\])}]|[ \t]+(?P<title>\S[^\n]*))?[ \t]*$",
    re.MULTILINE,
)
INDENTED = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t]+[\w -]+(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*\n(?P<body>(?:(?:    |\t)[^\n]*\n?|[ \t]*\n(?=    |\t))*)",
    re.MULTILINE,
)


def plain(text: str, marks: Marks) -> str:
    if ":::" in text:
        text = OPENING.sub(lambda found: _standing_out(found["boxed"] or found["title"]), text)
    if "!!!" in text or "???" in text:
        text = INDENTED.sub(_unboxed, text)
    return text


def _standing_out(title: str | None) -> str:
    return f"**{title.strip()}**" if title and title.strip() else ""


def _unboxed(found: re.Match[str]) -> str:
    title = _standing_out(found["title"])
    return f"{title}\n" + re.sub(r"^(?:    |\t)", "", found["body"], flags=re.MULTILINE)
