"""What is known of a text before it is read: enough to tell where links to it will lead."""

from __future__ import annotations

from dataclasses import dataclass

from articles.importers.article_source import ArticleSource
from articles.importers.document import Notes
from articles.importers.metadata import Metadata
from articles.importers.reader import reference
from articles.importers.values import slugify, to_slug, to_text


@dataclass(frozen=True, slots=True)
class Glance:
    """`slug` is blank where only the text itself can tell it."""

    source_ref: str
    title: str
    slug: str


def glance(source: ArticleSource) -> Glance:
    """The reference, title and address that the metadata give."""
    metadata = Metadata(list(source.entries), Notes())
    values = {
        meaning: (to_text(entry.value) or "") if (entry := metadata.take(meaning)) else ""
        for meaning in ("source_ref", "title", "slug")
    }
    slug = to_slug(values["slug"]) or slugify(values["title"])
    return Glance(values["source_ref"] or source.source_ref or reference(source.name), values["title"], slug)
