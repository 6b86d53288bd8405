"""Cards of Ghost's editors as HTML or Markdown: pictures, bookmarks, callouts, products; those of newsletters stay behind."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """`kind`: "html" or "markdown"."""

    kind: str
    content: str


@dataclass
class Cards:
    """Writes cards; `kept` are those that have no place on a page, `messages` what a person should know of them.

    `has_paywall`: what follows a certain card was for members only.
    """

    kept: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    has_paywall: bool = False

    def pieces(self, kind: str, card: Row) -> Iterator[Piece]:
        kind = kind.removeprefix("card-")
        if kind == "markdown":
            yield Piece("markdown", str(card.get("markdown") or card.get("cardName") or ""))
        elif kind in WRITERS:
            yield Piece("html", WRITERS[kind](card))
        elif kind == "paywall":
            self.has_paywall = True
        elif kind:
            yield from self._unknown(kind, card)

    def _unknown(self, kind: str, card: Row) -> Iterator[Piece]:
        """What only mail shows is kept beside the text; of any other card the words stay in it."""
        self.kept.append(
            json.dumps({key: value for key, value in card.items() if key != "version"}, ensure_ascii=False)
        )
        if kind in MAIL:
            self.messages.append(
                f"A part of a newsletter (“{kind}”) is no part of the page; it was kept with the import."
            )
            return
        self.messages.append(f"The card “{kind}” is unknown here; its words stay in the text.")
        yield Piece("html", "".join(_paragraph(card.get(key)) for key in WORDS))


MAIL = {"email", "email-cta", "emailEditor"}
WORDS = (
    "heading",
    "header",
    "title",
    "subheader",
    "text",
    "textValue",
    "html",
    "content",
    "description",
    "caption",
    "buttonText",
    "disclaimer",
)


def _paragraph(html: object) -> str:
    """Words of a card, which may hold HTML of their own."""
    text = str(html or "").strip()
    return text if text.startswith("<") else f"<p>{text}</p>" if text else ""


def _link(address: object, words: object) -> str:
    where = str(address or "").strip()
    return (
        f'<p><a href="{escape(where)}">{escape(str(words or where))}</a></p>'
        if where
        else _paragraph(escape(str(words or "")))
    )


def _picture(source: object, alt: object = "", caption: object = "") -> str:
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure><img src="{escape(str(source))}" alt="{escape(str(alt or ""))}">{words}</figure>'
        if source
        else ""
    )


def _gallery(card: Row) -> str:
    pictures = "".join(
        _picture(each.get("src"), each.get("alt"), each.get("caption")) for each in card.get("images") or []
    )
    return pictures + _paragraph(card.get("caption"))


def _bookmark(card: Row) -> str:
    about = card.get("metadata") or {}
    words = _paragraph(escape(str(about.get("description") or "")))
    return (
        _link(card.get("url") or about.get("url"), about.get("title"))
        + words
        + _paragraph(card.get("caption"))
    )


def _embed(card: Row) -> str:
    title = (card.get("metadata") or {}).get("title")
    return (_link(card.get("url"), title) if card.get("url") else str(card.get("html") or "")) + _paragraph(
        card.get("caption")
    )


def _callout(card: Row) -> str:
    emoji, text = str(card.get("calloutEmoji") or ""), str(card.get("calloutText") or "")
    return f"<blockquote><p>{escape(emoji)} {text.removeprefix('<p>').removesuffix('</p>')}</p></blockquote>"


def _toggle(card: Row) -> str:
    heading = str(card.get("heading") or "").removeprefix("<p>").removesuffix("</p>")
    return f"<details><summary>{heading}</summary>{_paragraph(card.get('content'))}</details>"


def _product(card: Row) -> str:
    picture = _picture(card.get("productImageSrc"))
    title = f"<p><strong>{card.get('productTitle') or ''}</strong></p>"
    button = _link(card.get("productUrl"), card.get("productButton")) if card.get("productUrl") else ""
    return picture + title + _paragraph(card.get("productDescription")) + button


def _header(card: Row) -> str:
    heading = f"<h2>{card.get('header')}</h2>" if card.get("header") else ""
    button = _link(card.get("buttonUrl"), card.get("buttonText")) if card.get("buttonText") else ""
    return heading + _paragraph(card.get("subheader")) + button + _paragraph(card.get("disclaimer"))


def _file(card: Row) -> str:
    return _link(
        card.get("src"), card.get("fileTitle") or card.get("title") or card.get("fileName")
    ) + _paragraph(escape(str(card.get("fileCaption") or card.get("caption") or "")))


WRITERS: dict[str, Callable[[Row], str]] = {
    "image": lambda card: _picture(card.get("src"), card.get("alt"), card.get("caption")),
    "gallery": _gallery,
    "bookmark": _bookmark,
    "embed": _embed,
    "html": lambda card: str(card.get("html") or ""),
    "callout": _callout,
    "toggle": _toggle,
    "button": lambda card: _link(card.get("buttonUrl"), card.get("buttonText")),
    "call-to-action": lambda card: (
        _paragraph(card.get("textValue")) + _link(card.get("buttonUrl"), card.get("buttonText"))
    ),
    "product": _product,
    "header": _header,
    "signup": _header,
    "file": _file,
    "audio": lambda card: _link(card.get("src"), card.get("title")) + _paragraph(card.get("caption")),
    "video": lambda card: (
        _link(card.get("src"), card.get("title") or card.get("fileName")) + _paragraph(card.get("caption"))
    ),
    "code": lambda card: (
        f"<pre>{escape(str(card.get('code') or ''))}</pre>" + _paragraph(card.get("caption"))
    ),
    "codeblock": lambda card: (
        f"<pre>{escape(str(card.get('code') or ''))}</pre>" + _paragraph(card.get("caption"))
    ),
    "hr": lambda _card: "<hr>",
    "horizontalrule": lambda _card: "<hr>",
}
