"""From the clipboard's HTML to Markdown."""

from functools import partial
from xml.etree.ElementTree import Element

from articles.pasting import word_lists
from articles.pasting.blocks import HEADING, Writer
from articles.pasting.fragment import read
from articles.pasting.links import destination


def to_markdown(html: str, *, own_host: str = "") -> str:
    """The copied text in Markdown without a trailing line end; links to `own_host` become relative.

    Comments, deleted text of tracked changes, styles and invisible characters are left behind; quotes and dashes stay.
    """
    tree = read(html)
    word_lists.gather(tree)
    return "\n\n".join(Writer(partial(destination, own_host=own_host), _shift(tree)).blocks(tree))


def _shift(tree: Element) -> int:
    """One level down where the source has a heading of the first level: that level is the page's title."""
    return 1 if any(HEADING.fullmatch(str(each.tag)) and each.tag == "h1" for each in tree.iter()) else 0
