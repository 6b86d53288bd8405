"""The text of a Ghost post as Markdown, from whichever of its forms the post has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.importers.document import ImageReference, Warning
from articles.importers.formats import ghost_lexical, ghost_mobiledoc
from articles.importers.formats.ghost_cards import Cards, Piece
from articles.importers.formats.ghost_fields import without_own_site
from articles.importers.formats.ghost_rows import Row
from articles.importers.html_text import from_html


@dataclass(frozen=True)
class Text:
    """`kept`: cards that have no place here, as they stood. `has_paywall`: a part of it was for members only."""

    markdown: str
    pictures: tuple[ImageReference, ...]
    warnings: tuple[Warning, ...]
    kept: tuple[str, ...]
    has_paywall: bool


def to_text(post: Row) -> Text:
    """Raises ValueError, KeyError, TypeError, IndexError or RecursionError where the form is not Ghost's."""
    cards = Cards()
    markdown, pictures, warnings = _joined(_pieces(post, cards))
    told = [Warning("mark", message, 1) for message in cards.messages]
    return Text(markdown, tuple(pictures), (*warnings, *told), tuple(cards.kept), cards.has_paywall)


def _pieces(post: Row, cards: Cards) -> Iterable[Piece]:
    if post.get("lexical"):
        return ghost_lexical.pieces(_read(post["lexical"]), cards)
    if post.get("mobiledoc"):
        return ghost_mobiledoc.pieces(_read(post["mobiledoc"]), cards)
    if post.get("html"):
        return [Piece("html", str(post["html"]))]
    return [Piece("markdown", str(post.get("markdown") or post.get("plaintext") or ""))]


def _read(form: object) -> Row:
    found = json.loads(form) if isinstance(form, str) else form
    if not isinstance(found, dict):
        raise ValueError("no document")
    return found


def _joined(pieces: Iterable[Piece]) -> tuple[str, list[ImageReference], list[Warning]]:
    """Neighbouring pieces of HTML are converted together, so that lists and notes stay whole."""
    parts: list[str] = []
    pictures: list[ImageReference] = []
    warnings: list[Warning] = []
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        whole = without_own_site("\n".join(piece.content for piece in group))
        if kind == "html":
            text = from_html(re.sub(r"<!--kg-card-(?:begin|end): \w+-->", "", whole))
            whole = text.markdown
            pictures += text.pictures
            warnings += text.warnings
        parts.append(whole.strip("\n"))
    return "\n\n".join(filter(None, parts)), pictures, warnings
