"""Lexical, the form of Ghost's present editor: a tree of nodes, its text marked by the bits of a number (lexical.dev)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from articles.importers.formats.ghost_cards import Cards, Piece
from articles.importers.formats.ghost_rows import Row

MARKS = ((1, "strong"), (2, "em"), (32, "sub"), (64, "sup"))
TEXTS = {"text", "extended-text", "tk"}
LINKS = {"link", "autolink", "at-link"}


def pieces(document: Row, cards: Cards) -> Iterator[Piece]:
    for node in document.get("root", document).get("children", []):
        if node.get("type") in BLOCKS or node.get("children"):
            yield Piece("html", _block(node))
        else:
            yield from cards.pieces(str(node.get("type", "")), node)


def _block(node: Row) -> str:
    kind = node.get("type")
    inner = "".join(_inline(child) for child in node.get("children") or [])
    if kind in ("heading", "extended-heading"):
        tag = node.get("tag") if node.get("tag") in HEADINGS else "h2"
    else:
        tag = BLOCKS.get(str(kind), "p")
    if kind == "list":
        tag = "ol" if node.get("listType") == "number" else "ul"
        start = node.get("start")
        return (
            f'<{tag} start="{int(start)}">{inner}</{tag}>'
            if isinstance(start, int)
            else f"<{tag}>{inner}</{tag}>"
        )
    return f"<{tag}>{inner}</{tag}>"


HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {
    "paragraph": "p",
    "heading": "h2",
    "extended-heading": "h2",
    "quote": "blockquote",
    "extended-quote": "blockquote",
    "aside": "blockquote",
    "list": "ul",
    "listitem": "li",
}


def _inline(node: Row) -> str:
    kind = node.get("type")
    if kind in TEXTS:
        return _marked(escape(str(node.get("text", ""))), int(node.get("format") or 0))
    if kind == "linebreak":
        return "<br>"
    inner = "".join(_inline(child) for child in node.get("children") or [])
    if kind in LINKS:
        return f'<a href="{escape(str(node.get("url") or ""))}">{inner}</a>'
    if kind in BLOCKS:
        return _block(node)
    return inner or escape(str(node.get("text") or node.get("emoji") or ""))


def _marked(text: str, bits: int) -> str:
    for bit, tag in MARKS:
        if bits & bit and text.strip():
            text = f"<{tag}>{text}</{tag}>"
    return text
