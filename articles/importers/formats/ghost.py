"""Ghost exports (JSON): posts and pages, whose text is Lexical, Mobiledoc, HTML or Markdown, with cards of many kinds.

The file is read twice as a stream: first for tags, authors and the tables that join them, then for the posts, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.document import DocumentError
from articles.importers.formats.ghost_fields import addresses, entries, visibility
from articles.importers.formats.ghost_relations import Relations, gather
from articles.importers.formats.ghost_rows import rows
from articles.importers.formats.ghost_text import to_text
from articles.importers.source_file import SourceFile

EXPORT = re.compile(rb'\{\s*"db"\s*:\s*\[|"exported_on"\s*:')
POSTS = re.compile(rb'"posts"\s*:\s*\[')
OWN_KEYS = re.compile(rb'"(?:mobiledoc|lexical|comment_id|posts_tags|feature_image)"\s*:')
LARGEST = 4 * 1024 * 1024
TABLES = ("db.item.data.", "data.", "")


def articles_in(file: SourceFile) -> Sources | None:
    """The posts of an export; None for another file. Raises DocumentError where the JSON ends in the middle."""
    head = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    is_export = EXPORT.search(head) or (POSTS.search(head) and OWN_KEYS.search(head))
    return _articles(file, _place(head)) if head.startswith(b"{") and is_export else None


def _place(head: bytes) -> str:
    if re.match(rb'\{\s*"db"\s*:', head):
        return TABLES[0]
    return TABLES[1] if re.search(rb'"data"\s*:\s*\{', head) else TABLES[2]


def _articles(file: SourceFile, place: str) -> Iterator[ArticleSource | DocumentError]:
    relations = gather(file, place)
    for _table, post in rows(file, place, ("posts",)):
        yield _article(file, post, relations)


def _article(
    file: SourceFile, post: dict[str, object], relations: Relations
) -> ArticleSource | DocumentError:
    title = str(post.get("title") or post.get("slug") or post.get("id"))
    name = f"{file.path}: “{title[:100]}”"
    if sum(len(value) for value in post.values() if isinstance(value, str)) > 2 * LARGEST:
        return DocumentError(name, None, "the text is too large to be one article (over 4 MB)")
    try:
        text = to_text(post)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        return DocumentError(
            name, None, f"its text is not as Ghost writes it: {error or type(error).__name__}"
        )
    if not text.markdown.strip():
        return DocumentError(name, None, "it holds no text")
    own, internal = entries(post, relations)
    unmapped: dict[str, object] = {"internalTags": internal} if internal else {}
    return ArticleSource(
        name=name,
        text=text.markdown,
        format="ghost",
        entries=own,
        is_structured=True,
        source_ref=f"ghost-{post.get('uuid') or post.get('id') or post.get('slug')}",
        addresses=addresses(post),
        visibility=visibility(post, has_paywall=text.has_paywall),
        pictures=text.pictures,
        warnings=text.warnings,
        unmapped=unmapped | ({"marks": list(text.kept)} if text.kept else {}),
    )
