"""WordPress exports (WXR): posts, pages and other public kinds, with their pictures, terms and fields of SEO plug-ins.

The file is read twice as a stream: first for what items refer to (attachments, authors, reusable blocks, terms), then
for the texts themselves, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.document import DocumentError
from articles.importers.formats.wordpress_content import to_text
from articles.importers.formats.wordpress_fields import addresses, entries, own_reference, visibility
from articles.importers.formats.wordpress_library import Library, gather
from articles.importers.formats.wxr import Item, items_of
from articles.importers.source_file import SourceFile

MARK = re.compile(rb"wordpress\.org/export/1\.\d", re.IGNORECASE)
FEED = re.compile(rb"<rss[\s>]", re.IGNORECASE)
# Kinds that are no texts of a page: WordPress's own, and those of plug-ins for forms, fields, orders and layouts.
NO_TEXTS = re.compile(
    r"attachment|nav_menu_item|revision|wp_.+|custom_css|customize_changeset|oembed_cache|user_request|acf-.+|shop_.+|wpcf7.*|wpforms.*|"
    r"elementor_.+|.*_(?:form|template|layout|popup|entry|log)s?|scheduled-action|amn_.+|jp_.+|feedback|tablepress_table|mc4wp-form",
)


def articles_in(file: SourceFile) -> Sources | None:
    """The texts of an export; None for another file. Raises DocumentError where the XML ends in the middle."""
    head = file.head.replace(b"\x00", b"")  # UTF-16
    if not FEED.search(head) or not MARK.search(head):
        return None
    return _articles(file)


def _articles(file: SourceFile) -> Iterator[ArticleSource | DocumentError]:
    library = gather(file)
    for item in items_of(file):
        if item.name == "item" and not NO_TEXTS.fullmatch(item.get("wp:post_type") or "post"):
            yield from _article(file, item, library)


def _article(file: SourceFile, item: Item, library: Library) -> Iterator[ArticleSource | DocumentError]:
    name = f"{file.path}: {item.get('wp:post_type') or 'post'} {item.get('wp:post_id')}"
    if item.is_too_large:
        yield DocumentError(name, item.line, "the text is too large to be one article (over 4 MB)")
    elif item.get("wp:status") == "trash":
        yield DocumentError(
            name, item.line, "it lies in the bin of WordPress; take it out there if it is wanted"
        )
    elif _is_empty(item):
        if item.get("title"):
            yield DocumentError(name, item.line, f"“{item.get('title')}” holds no text")
    else:
        yield _source(name, item, library)


def _is_empty(item: Item) -> bool:
    return not re.search(
        r"\w|\[", re.sub(r"<!--.*?-->|<[^>]*>", "", item.get("content:encoded"), flags=re.DOTALL)
    )


def _source(name: str, item: Item, library: Library) -> ArticleSource:
    text = to_text(item, library)
    return ArticleSource(
        name=name,
        text=text.markdown,
        format="wordpress",
        entries=entries(item, library),
        first_line=item.line,
        is_structured=text.is_structured,
        source_ref=own_reference(item, library),
        addresses=addresses(item),
        visibility=visibility(item),
        pictures=text.pictures,
        warnings=text.warnings,
        unmapped=text.unmapped,
    )
