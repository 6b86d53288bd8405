"""HTML of an imported text as Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from articles.importers.document import ImageReference, Warning
from articles.pasting import to_markdown


@dataclass(frozen=True)
class HtmlText:
    """The text, the pictures that it shows with what the HTML knows of them, and what a person should look at."""

    markdown: str
    pictures: tuple[ImageReference, ...] = ()
    warnings: tuple[Warning, ...] = ()


def from_html(html: str) -> HtmlText:
    """No word of the text is lost; pictures become `![alt](address "caption")` with the address as it is written."""
    return HtmlText(to_markdown(html))
