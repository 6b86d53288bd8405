"""Glossary links: the first use of a term on a page leads to its explanation, never inside a heading or a link."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from articles.rendering.setting import Setting

SKIPPED = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "figcaption", "th", "dt", "strong"}


def link(root: Element, setting: Setting) -> None:
    """Link words of `setting.glossary` (word -> URL); words with one URL count as one term."""
    if not setting.glossary:
        return
    pattern = _pattern(setting.glossary)
    addresses = {word.casefold(): url for word, url in setting.glossary.items()}
    linked: set[str] = set()
    for element in list(_readable(root)):
        _link_in(element, pattern, addresses, linked)


def _pattern(words: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def _readable(element: Element) -> Iterator[Element]:
    if element.tag in SKIPPED:
        return
    yield element
    for child in element:
        yield from _readable(child)


def _link_in(
    element: Element, pattern: re.Pattern[str], addresses: Mapping[str, str], linked: set[str]
) -> None:
    pieces: list[tuple[Element | None, str]] = [(None, element.text or "")]
    pieces += [(child, child.tail or "") for child in element]
    for owner, text in pieces:
        for found in pattern.finditer(text):
            url = addresses[found[0].casefold()]
            if url in linked:
                continue
            linked.add(url)
            anchor = Element("a", {"class": "glossary-link", "href": url})
            anchor.text, anchor.tail = found[0], text[found.end() :]
            _put(element, owner, text[: found.start()], anchor)
            break


def _put(element: Element, owner: Element | None, before: str, anchor: Element) -> None:
    if owner is None:
        element.text = before
        element.insert(0, anchor)
    else:
        owner.tail = before
        element.insert(list(element).index(owner) + 1, anchor)
