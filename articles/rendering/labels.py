"""The bold words a block begins with ("Expert tip:", "Myth 1", "Step 2:"): they say what kind of block it is."""

import html
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
TAG = re.compile(r"<[^>]*>")


def text_of(element: Element, stash: Sequence[object] = ()) -> str:
    """The element's text; what Markdown put aside (entities, raw tags) is read from its stash."""

    def taken_out(match: re.Match[str]) -> str:
        index = int(match[1])
        return html.unescape(TAG.sub("", str(stash[index]))) if index < len(stash) else ""

    return " ".join(STASHED.sub(taken_out, "".join(element.itertext())).split())


def leading_label(block: Element) -> str | None:
    """The text of the bold words that open this paragraph or list item; None where it opens otherwise."""
    opening = _opening(block)
    return None if opening is None else text_of(opening)


def remove_label(block: Element) -> None:
    """Take the opening bold words out; what follows them starts the block."""
    opening = _opening(block)
    if opening is None:
        return
    block.text = (opening.tail or "").lstrip(" \n:–—")
    block.remove(opening)


def is_blank(text: str | None) -> bool:
    return not (text or "").strip()


def _opening(block: Element) -> Element | None:
    if not is_blank(block.text) or not len(block) or block[0].tag != "strong":
        return None
    return block[0]
