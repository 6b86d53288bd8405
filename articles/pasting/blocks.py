"""The blocks of a pasted text in Markdown: headings, paragraphs, lists, quotations, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from articles.pasting import runs, tables
from articles.pasting.escaping import as_paragraph
from articles.pasting.runs import Links, Look, Run, plain_run
from articles.pasting.style import is_bold, is_dropped, is_italic

HEADING = re.compile(r"h([1-6])")
LISTS = {"ul", "ol"}
BLOCKS = {
    "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip


@dataclass
class Writer:
    """Writes one pasted text. `shift` moves headings down, where the source has one at the top that is the page's own."""

    links: Links
    shift: int = 0

    def blocks(self, element: Element, look: Look | None = None) -> Iterator[str]:
        """The blocks inside an element; words that stand loose between them become paragraphs."""
        look = look or Look()
        look = Look(bold=is_bold(element, look.bold), italic=is_italic(element, look.italic))
        loose = [plain_run(element.text, look)]
        for child in element:
            if is_dropped(child):
                loose.append(plain_run(child.tail, look))
            elif _holds_blocks(child):
                yield from self._paragraph(loose)
                yield from self._block(child, look)
                loose = [plain_run(child.tail, look)]
            else:
                loose.extend(runs.runs_with_tail(child, self.links, look))
        yield from self._paragraph(loose)

    def _block(self, element: Element, look: Look) -> Iterator[str]:
        tag = str(element.tag)
        if found := HEADING.fullmatch(tag):
            yield from self._heading(element, int(found[1]))
        elif tag in LISTS:
            yield from filter(None, [self._list(element)])
        elif tag == "table" and not tables.is_layout(element):
            yield tables.write(element, self._inline)
        elif tag == "blockquote":
            yield from filter(None, [_indented("\n\n".join(self.blocks(element)), "> ")])
        elif tag == "pre":
            yield _indented(_verbatim(element).strip("\n"), "    ")
        elif tag == "dd":
            yield from filter(None, [_hanging(":   ", "\n\n".join(self.blocks(element)))])
        elif tag == "hr":
            yield "---"
        else:
            yield from self.blocks(element, look)

    def _paragraph(self, loose: list[Run]) -> Iterator[str]:
        text = runs.write(loose)
        if text:
            yield as_paragraph(text)

    def _heading(self, element: Element, level: int) -> Iterator[str]:
        text = " ".join(re.sub(r"(?<!\\)\*", "", self._inline(element)).split())
        if text:
            yield f"{'#' * min(level + self.shift, 6)} {text}"

    def _inline(self, element: Element) -> str:
        return runs.write([run for part in _parts(element) for run in runs.runs_of(part, self.links)])

    def _list(self, listing: Element) -> str:
        start = listing.get("start", "1")
        number = int(start) if start.isdecimal() else 1
        items: list[str] = []
        for child in listing:
            if child.tag == "li" and not is_dropped(child):
                marker = f"{number}. " if listing.tag == "ol" else "- "
                if text := _tight(list(self.blocks(child))):
                    items.append(_hanging(marker, text))
                    number += 1
            elif child.tag in LISTS:  # a list right inside a list belongs to the item before it
                items.append(_indented(self._list(child), "    "))
        return "\n".join(filter(None, items))


def _verbatim(element: Element) -> str:
    """The words as they stand, with their line ends."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else _verbatim(child), child.tail or ""]
    return "".join(parts)


def _holds_blocks(element: Element) -> bool:
    return element.tag in BLOCKS or any(inner.tag in BLOCKS for inner in element.iter())


def _parts(element: Element) -> list[Element]:
    """Each paragraph of a cell or heading, set apart by a blank."""
    inner = [child for child in element if child.tag in BLOCKS]
    if not inner:
        return [element]
    blank = Element("span")
    blank.text = " "
    return [part for child in inner for part in (child, blank)]


def _tight(blocks: list[str]) -> str:
    """An item's text with the list inside it; further paragraphs keep their distance."""
    text = ""
    for block in blocks:
        is_list = re.match(r"(?:-|\d+\.) ", block)
        text += ("\n" if is_list else "\n\n") * bool(text) + block
    return text


def _hanging(marker: str, text: str) -> str:
    return marker + _indented(text, "    ").removeprefix("    ") if text else ""


def _indented(text: str, by: str) -> str:
    return "\n".join(
        (by + line).rstrip() if not line.endswith("  ") else by + line for line in text.split("\n")
    )
