"""The words of a paragraph: stretches of one look, joined and written with as few signs as Markdown needs."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from xml.etree.ElementTree import Element

from articles.pasting.escaping import escaped, plain
from articles.pasting.style import is_bold, is_dropped, is_italic

LINE_BREAK = "  \n"
TIGHT = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
SCRIPTS = {"sup", "sub", "s"}  # what Markdown has no sign for


@dataclass(frozen=True)
class Look:
    bold: bool = False
    italic: bool = False
    href: str = ""
    script: str = ""
    verbatim: bool = False


Run = tuple[str, Look]
Links = Callable[[str], str]
"""From an address as the HTML writes it to the one for the Markdown; blank where it leads nowhere."""


def write(runs: Iterable[Run]) -> str:
    """Markdown of one paragraph, without blanks at its ends."""
    some = (run for run in runs if run[0])
    joined = (
        (look, "".join(text for text, _look in group))
        for look, group in groupby(some, key=lambda run: run[1])
    )
    by_link = groupby(joined, key=lambda pair: pair[0].href)
    written = "".join(_linked(href, [_marked(text, look) for look, text in group]) for href, group in by_link)
    lines = re.sub(r" +", " ", written.replace(LINE_BREAK, "\n")).split("\n")
    return LINE_BREAK.join(line.strip() for line in lines if line.strip())


def runs_of(element: Element, links: Links, look: Look = Look()) -> Iterator[Run]:  # noqa: B008  (frozen)
    """The stretches inside an element, its own tail left out."""
    look = _look_inside(element, look, links)
    yield plain_run(element.text, look)
    for child in element:
        yield from runs_with_tail(child, links, look)


def runs_with_tail(child: Element, links: Links, look: Look) -> Iterator[Run]:
    if child.tag == "br":
        yield "\n", Look(href=look.href, verbatim=True)
    elif child.tag == "img":
        yield _picture(child, links), Look(href=look.href, verbatim=True)
    elif not is_dropped(child):
        yield from runs_of(child, links, look)
    yield plain_run(child.tail, look)


def plain_run(text: str | None, look: Look) -> Run:
    return plain(text or ""), look


def _look_inside(element: Element, look: Look, links: Links) -> Look:
    return replace(
        look,
        bold=is_bold(element, look.bold),
        italic=is_italic(element, look.italic),
        href=links(element.get("href", "")) if element.tag == "a" else look.href,
        script=str(element.tag) if element.tag in SCRIPTS else look.script,
    )


def _marked(text: str, look: Look) -> str:
    if look.verbatim or not text.strip():
        return text
    found = TIGHT.match(text)
    assert found is not None
    before, words, after = found.groups()
    words = escaped(words)
    if look.script:
        words = f"<{look.script}>{words}</{look.script}>"
    signs = "*" * (look.italic + 2 * look.bold)
    return f"{before}{signs}{words}{signs}{after}"


def _linked(href: str, pieces: list[str]) -> str:
    text = "".join(pieces)
    if not href or not text.strip():
        return text
    found = TIGHT.match(text)
    assert found is not None
    before, words, after = found.groups()
    return f"{before}[{words}]({href}){after}"


def _picture(image: Element, links: Links) -> str:
    """A picture of the web; one pixel is a counter, and what has no address here was a file of the copier's."""
    source = links(image.get("src", ""))
    if not source or {image.get("width"), image.get("height")} & {"0", "1"}:
        return ""
    alt = plain(image.get("alt", "")).translate(str.maketrans("[]", "()")).strip()
    caption = plain(image.get("title", "")).replace("\\", "\\\\").replace('"', '\\"').strip()
    return f'![{alt}]({source} "{caption}")' if caption else f"![{alt}]({source})"
