"""What the items of a WordPress export refer to: attachments, authors, terms and blocks that are used again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from articles.importers.caption_credit import credit_of
from articles.importers.document import DocumentError, ImageReference
from articles.importers.formats.wxr import Item, items_of
from articles.importers.source_file import SourceFile

MOST = 200_000
LONGEST = 1000  # characters of a caption or a description that are kept for a picture
RESIZED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|e\d{10,14})(?=\.[a-z]{3,4}$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    url: str
    title: str
    alt: str
    caption: str
    description: str
    parent: str

    def reference(self) -> ImageReference:
        """The picture with what the library of WordPress knows of it; a description is a credit where it reads like one."""
        credit = next(
            (found for text in (self.caption, self.description) if (found := credit_of(text))), None
        )
        return ImageReference(self.url, self.alt, self.caption, credit)


@dataclass
class Library:
    host: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    by_parent: dict[str, list[str]] = field(default_factory=dict)
    by_url: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)

    def original(self, url: str) -> str:
        """The address of the picture itself, where WordPress shows one that it made smaller."""
        whole = RESIZED.sub("", url)
        return whole if whole in self.by_url and url not in self.by_url else url

    def known(self, url: str) -> Attachment | None:
        return self.attachments.get(self.by_url.get(url, ""))


def gather(file: SourceFile) -> Library:
    """Goes through the whole file; one that breaks off gives what stands before."""
    library = Library()
    try:
        for item in items_of(file):
            _note(item, library)
    except DocumentError:
        pass  # the second reading tells it, after the texts that are whole
    return library


def _note(item: Item, library: Library) -> None:
    if item.name == "channel":
        address = item.get("wp:base_blog_url") or item.get("wp:base_site_url") or item.get("link")
        library.host = urlsplit(address).hostname or ""
    elif item.name == "wp:author":
        name = (
            item.get("wp:author_display_name")
            or f"{item.get('wp:author_first_name')} {item.get('wp:author_last_name')}"
        )
        library.authors[item.get("wp:author_login")] = name.strip()
    elif item.name == "wp:category":
        library.terms[item.get("wp:term_id")] = item.get("wp:cat_name")
    elif item.name == "wp:term":
        library.terms[item.get("wp:term_id")] = item.get("wp:term_name")
    elif item.get("wp:post_type") == "wp_block":
        library.blocks[item.get("wp:post_id")] = item.fields.get("content:encoded", "")
    elif item.get("wp:post_type") == "attachment" and len(library.attachments) < MOST:
        _note_attachment(item, library)


def _note_attachment(item: Item, library: Library) -> None:
    number, url, parent = (
        item.get("wp:post_id"),
        item.get("wp:attachment_url") or item.get("guid"),
        item.get("wp:post_parent"),
    )
    library.attachments[number] = Attachment(
        url=url,
        title=item.get("title")[:LONGEST],
        alt=item.meta.get("_wp_attachment_image_alt", "").strip()[:LONGEST],
        caption=_words(item.get("excerpt:encoded")),
        description=_words(item.get("content:encoded")),
        parent=parent,
    )
    library.by_url[url] = number
    if parent not in ("", "0"):
        library.by_parent.setdefault(parent, []).append(number)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())[:LONGEST]
