"""Mobiledoc (0.2 to 0.3.2), the form of Ghost's editor before: sections whose markers open and close markups by number."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from articles.importers.formats.ghost_cards import Cards, Piece
from articles.importers.formats.ghost_rows import Row

MARKUP, PICTURE, LIST, CARD = 1, 2, 3, 10
TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
KEPT = {"strong", "b", "em", "i", "sub", "sup", "a"}


def pieces(document: Row, cards: Cards) -> Iterator[Piece]:
    for section in document.get("sections", []):
        if section[0] == MARKUP:
            tag = section[1].lower() if section[1].lower() in TAGS else "blockquote"
            yield Piece("html", f"<{tag}>{_text(section[2], document)}</{tag}>")
        elif section[0] == PICTURE:
            yield Piece("html", f'<p><img src="{escape(section[1])}"></p>')
        elif section[0] == LIST:
            tag = "ol" if section[1] == "ol" else "ul"
            items = "".join(f"<li>{_text(markers, document)}</li>" for markers in section[2])
            yield Piece("html", f"<{tag}>{items}</{tag}>")
        elif section[0] == CARD:
            name, payload = document["cards"][section[1]][:2]
            yield from cards.pieces(str(name), payload or {})


def _text(markers: list[Any], document: Row) -> str:
    html, opened = "", []
    for kind, opens, closes, value in markers:
        for index in opens:
            tag, *attributes = document["markups"][index]
            opened.append(tag.lower())
            html += _opening(tag.lower(), attributes)
        html += _atom(document["atoms"][value]) if kind == 1 else escape(value)
        for _number in range(closes):
            tag = opened.pop()
            html += f"</{tag}>" if tag in KEPT else ""
    return html


def _opening(tag: str, attributes: list[list[str]]) -> str:
    if tag not in KEPT:
        return ""
    flat = attributes[0] if attributes else []
    given = dict(zip(flat[::2], flat[1::2], strict=False))
    return f'<a href="{escape(given.get("href", ""))}">' if tag == "a" else f"<{tag}>"


def _atom(atom: list[Any]) -> str:
    return "<br>" if atom[0] == "soft-return" else escape(str(atom[1] or ""))
