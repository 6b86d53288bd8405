"""Blocks of WordPress's editor (Gutenberg): their HTML is kept, what the comments around it say is put into it."""

from __future__ import annotations

import json
import re

from articles.importers.formats.wordpress_library import Library

BLOCK = re.compile(
    r"<!--\s+(?P<close>/)?wp:(?P<name>[a-z][\w/-]*)\s*(?P<attributes>\{[^\n]*?\})?\s*(?P<empty>/)?-->"
)
WRAPPED = re.compile(r"(<div class=\"wp-block-embed__wrapper\">)\s*(https?://[^\s<]+)\s*(</div>)")
QUESTION = re.compile(r"<strong class=\"schema-faq-question\">(.*?)</strong>", re.DOTALL)
DEEPEST = 4
# Blocks without a text of their own, which nobody misses.
SILENT = {
    "spacer",
    "separator",
    "more",
    "nextpage",
    "footnotes",
    "post-title",
    "post-date",
    "post-author",
    "site-logo",
    "table-of-contents",
}


def has_blocks(content: str) -> bool:
    return "<!-- wp:" in content


def to_html(content: str, library: Library, kept: list[str], depth: int = 0) -> str:
    """`kept` gets the blocks that show something which the content does not hold, such as the latest posts."""

    def said(found: re.Match[str]) -> str:
        if not found["empty"]:
            return ""
        name, attributes = found["name"].removeprefix("core/"), _read(found["attributes"])
        if name == "block":
            again = library.blocks.get(str(attributes.get("ref", "")))
            if again is not None and depth < DEEPEST:
                return to_html(again, library, kept, depth + 1)
        address = attributes.get("url")
        if name in ("embed", "core-embed") or (isinstance(address, str) and name.startswith("core-embed/")):
            return f'<p><a href="{address}">{address}</a></p>'
        if name not in SILENT:
            kept.append(found[0])
        return ""

    content = BLOCK.sub(said, content)
    content = WRAPPED.sub(r'\1<a href="\2">\2</a>\3', content)
    return QUESTION.sub(r"<h3>\1</h3>", content)


def _read(attributes: str | None) -> dict[str, object]:
    try:
        found = json.loads(attributes or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
