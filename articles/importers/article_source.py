"""One article as a format hands it over: metadata under its own keys and a text in Markdown, before any repair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from articles.importers.document import DocumentError, ImageReference, Notes, Repair, Visibility, Warning
from articles.importers.front_matter import Entry

__all__ = ["ArticleSource", "Sources", "Visibility"]


@dataclass(frozen=True)
class ArticleSource:
    """What one format found for one article.

    `name`: how a report calls it ("posts/prp.md", "export.xml: post 12"). `entries`: keys as front matter spells them
    (title, date, slug, excerpt, metaDescription, categories, tags, author, image, imageAlt, imageCaption, status, id …);
    a key that nobody knows is kept as unmapped. `text`: Markdown, or plain text where `is_structured` is false;
    it starts at line `first_line` of the file. `addresses`: addresses or absolute paths at which the text was public.
    `pictures`: what the source knows of pictures that the text shows, by the address that the text writes.
    `digest`: SHA-256 of the bytes, where the whole file is the one article; else the content is digested.
    """

    name: str
    text: str
    format: str
    entries: tuple[Entry, ...] = ()
    first_line: int = 1
    is_structured: bool = False
    source_ref: str = ""
    addresses: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    pictures: tuple[ImageReference, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()
    unmapped: dict[str, object] = field(default_factory=dict)
    digest: str = ""

    def with_notes(self, notes: Notes) -> ArticleSource:
        """The same with what was repaired and noticed on the way."""
        return replace(
            self, repairs=(*self.repairs, *notes.repairs), warnings=(*self.warnings, *notes.warnings)
        )


Sources = Iterator["ArticleSource | DocumentError"]
"""What a file holds, one after the other; an item that cannot be read stands as the reason, and the next ones follow."""
