"""The pasted HTML as a tree: mended and sanitised by nh3, so that whatever comes in is well-formed afterwards."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

import nh3

VOID = {"br", "hr", "img", "source", "embed"}
TAGS = {
    "a", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "s", "section", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "xml",
    "button",
}
ATTRIBUTES = {
    "*": {"style", "class"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan"},
    "th": {"colspan"},
}
MARKED = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)

DEEPEST = 120

PASTED = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def read(html: str, cleaner: nh3.Cleaner = PASTED) -> Element:
    """The part that was copied, without the page around it, below one `div`; elements deeper than 120 lose their mark."""
    marked = MARKED.search(html)
    reader = _Reader()
    reader.feed(cleaner.clean(marked[1] if marked else html))
    return reader.tree()


class _Reader(HTMLParser):
    """Builds the tree; the input is what nh3 wrote, where every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._depth += 1
            if self._depth > DEEPEST:
                return
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._depth <= DEEPEST:
            self._builder.end(tag)
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def tree(self) -> Element:
        self.close()
        self._builder.end("div")
        return self._builder.close()
