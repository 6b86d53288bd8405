"""HTML of an imported text as Markdown: the same writer as for pasted text, and nothing of the text left behind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

import nh3

from articles.importers.document import ImageReference, Warning
from articles.importers.html_media import LAZY, LISTED, prepare
from articles.pasting import word_lists
from articles.pasting.blocks import Writer
from articles.pasting.fragment import ATTRIBUTES, TAGS, read
from articles.pasting.links import destination, without_signs

MEDIA = {"iframe", "video", "audio", "source", "embed", "object", "noscript", "details", "summary", "strike"}
WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
CLEANED: dict[str, Any] = {
    "tags": TAGS | MEDIA,
    "clean_content_tags": {"script", "style", "template", "title", "xml", "select", "textarea"},
    "attributes": {
        **ATTRIBUTES,
        "img": {"src", "alt", "width", "height", *LAZY, *LISTED},
        "iframe": {"src", "title", "data-src"},
        "embed": {"src"},
        "object": {"data"},
        **{tag: {"src"} for tag in ("video", "audio", "source")},
    },
    "url_schemes": {"http", "https", "mailto", "tel"},
    "link_rel": None,
}
CLEANER = nh3.Cleaner(**CLEANED)


@dataclass(frozen=True)
class HtmlText:
    """The text, the pictures that it shows with what the HTML knows of them, and what a person should look at."""

    markdown: str
    pictures: tuple[ImageReference, ...] = ()
    warnings: tuple[Warning, ...] = ()


def from_html(html: str) -> HtmlText:
    """No word of the text is lost; pictures become `![alt](address "caption")` with the address as it is written.

    Films, sound and embedded pages become links; lazily loaded pictures get the address that a reader would see.
    """
    return from_tree(read(html, CLEANER))


def from_tree(tree: Element) -> HtmlText:
    """The same for a tree that `CLEANER` let through."""
    word_lists.gather(tree)
    pictures, warnings = prepare(tree)
    return HtmlText(
        "\n\n".join(Writer(_as_written).blocks(tree)),
        tuple(map(_with_written_address, pictures)),
        tuple(warnings),
    )


def _with_written_address(picture: ImageReference) -> ImageReference:
    return replace(picture, url=_as_written(picture.url))


def _as_written(address: str) -> str:
    """Addresses stay; detours are taken out, and places within the old page, which has gone, lead nowhere."""
    address = address.strip()
    if WHOLE.match(address):
        return destination(f"https:{address}" if address.startswith("//") else address)
    return "" if address.startswith("#") else without_signs(address)
