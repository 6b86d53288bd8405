"""The content of a WordPress item as Markdown: blocks, shortcodes and the line breaks of the classic editor."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from html import unescape

from articles.importers.document import ImageReference, Warning
from articles.importers.formats import wordpress_blocks, wordpress_shortcodes
from articles.importers.formats.html_notes import definitions, mark, placed
from articles.importers.formats.wordpress_classic import with_paragraphs
from articles.importers.formats.wordpress_library import Library
from articles.importers.formats.wxr import Item
from articles.importers.html_text import from_html

TAG = re.compile(r"<[a-z/!][^>]*>", re.IGNORECASE)
STRUCTURE = re.compile(r"<(?:h[1-6]|ul|ol|table|blockquote|p|dl|figure)\b", re.IGNORECASE)
SOURCE = re.compile(r"(<img\b[^>]*?\bsrc\s*=\s*[\"'])([^\"']+)", re.IGNORECASE)
LINKED = re.compile(r"(<a\b[^>]*?\bhref\s*=\s*[\"'])([^\"']+)", re.IGNORECASE)
NOTE = re.compile(r"<sup[^>]*\bdata-fn=\"(?P<id>[\w-]+)\"[^>]*>.*?</sup>", re.DOTALL)


@dataclass(frozen=True)
class Text:
    markdown: str
    is_structured: bool
    pictures: tuple[ImageReference, ...]
    warnings: tuple[Warning, ...]
    unmapped: dict[str, object]


def to_text(item: Item, library: Library) -> Text:
    content = item.fields.get("content:encoded", "").replace("\r\n", "\n")
    kept: list[str] = []
    has_blocks = wordpress_blocks.has_blocks(content)
    html = wordpress_blocks.to_html(content, library, kept) if has_blocks else content
    html = wordpress_shortcodes.to_html(html, item.get("wp:post_id"), library, kept)
    unmapped: dict[str, object] = {"marks": kept} if kept else {}
    warnings = [_told(mark, item.line) for mark in kept]
    if item.comments:
        warnings.append(
            Warning(
                "comments",
                f"{item.comments} comments of readers stay behind; they are not imported.",
                item.line,
            )
        )
    if not has_blocks and not TAG.search(html):
        return Text(unescape(html).strip(), False, (), tuple(warnings), unmapped)
    html = SOURCE.sub(
        lambda found: found[1] + library.original(found[2]), html if has_blocks else with_paragraphs(html)
    )
    html, notes = _take_notes(html, item)
    text = from_html(LINKED.sub(lambda found: found[1] + library.original(found[2]), html))
    markdown = placed(text.markdown, notes)
    pictures = (*text.pictures, *_known_pictures(markdown, library, {each.url for each in text.pictures}))
    warnings += [replace(each, line=item.line) for each in text.warnings]
    return Text(markdown, bool(STRUCTURE.search(html)), pictures, tuple(warnings), unmapped)


def _told(mark: str, line: int) -> Warning:
    shown = mark if len(mark) <= 60 else mark[:60] + "…"
    return Warning(
        "mark", f"“{shown}” means nothing here. It was taken out of the text and kept with the import.", line
    )


def _take_notes(html: str, item: Item) -> tuple[str, str]:
    """Footnotes, whose words WordPress keeps apart from the text, as notes in Markdown."""
    try:
        words = {note["id"]: str(note["content"]) for note in json.loads(item.meta.get("footnotes") or "[]")}
    except (ValueError, TypeError, KeyError):
        return html, ""
    numbers: dict[str, int] = {}
    html = NOTE.sub(lambda found: mark(numbers.setdefault(found["id"], len(numbers) + 1)), html)
    for name in words:
        numbers.setdefault(name, len(numbers) + 1)
    return html, definitions({number: words.get(name, "") for name, number in numbers.items()})


def _known_pictures(markdown: str, library: Library, told: set[str]) -> list[ImageReference]:
    urls = dict.fromkeys(re.findall(r"!\[[^\]]*\]\(([^\s)]+)", markdown))
    return [known.reference() for url in urls if url not in told and (known := library.known(url))]
