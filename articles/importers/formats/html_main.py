"""The main part of a page: what is left when navigation, headers, footers, sharing bars and forms are taken away.

Landmarks are believed first (HTML standard: main, article; ARIA roles); where a page has none, the smallest part that
holds most of the words in paragraphs is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import nh3

from articles.importers.html_text import CLEANED
from articles.pasting.fragment import read
from articles.pasting.style import style_of

LANDMARKS = {"main", "article", "nav", "header", "footer", "aside", "form", "dialog"}
WITH_LANDMARKS = nh3.Cleaner(
    **{
        **CLEANED,
        "tags": CLEANED["tags"] | LANDMARKS,
        "attributes": {
            **CLEANED["attributes"],
            "*": {"style", "class", "id", "role", "hidden", "aria-hidden"},
        },
    }
)

# Classes and ids are kept as words; a word that stands for itself names what a part is for.
ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|site-?header|masthead|cookies?|consent|banner|share|sharing|"
    r"social|related|recommended|newsletter|subscribe|comments?|respond|pagination|pager|skip-?link|toc|popup|modal|widget|"
    r"advert(?:isement)?|ads?|promo|screen-reader-text|visually-hidden|sr-only|edit-link|post-navigation|author-box)(?:$|[\s_-])",
    re.IGNORECASE,
)
MAIN = re.compile(
    r"(?:^|[\s_-])(?:entry-content|post-content|article-content|article-body|post-body|page-content|main-content|rich-?text|content-body|"
    r"blog-post|story-body)(?:$|[\s_-])",
    re.IGNORECASE,
)
TAGS_ASIDE = {"nav", "footer", "aside", "form", "dialog"}
ROLES_ASIDE = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"}
PROSE = {"p", "li", "dd", "blockquote", "td", "h1", "h2", "h3", "h4", "pre"}
NOTES = {"aside", "footer"}
FEW_WORDS, MOST_OF_IT = 25, 0.6


@dataclass(frozen=True)
class MainPart:
    """`heading`: the page's only h1, which the part holds no more. `left_out`: the words of what was taken out of it."""

    tree: Element
    heading: str
    left_out: list[str]


def main_part(html: str) -> MainPart:
    page = read(html, WITH_LANDMARKS)
    part = _landmark(page)
    if part is None:
        part = _by_words(page)
    headings = list(part.iter("h1")) or list(page.iter("h1"))
    heading = ""
    if len(headings) == 1:
        heading = " ".join("".join(headings[0].itertext()).split())
        headings[0].tag = "div"
        headings[0].clear()
    left_out: list[str] = []
    _strip(part, left_out, NOTES if part is not page else ())
    return MainPart(part, heading, left_out)


def _landmark(page: Element) -> Element | None:
    """The only article of the page, its main part, or the part whose class says that it is the text."""
    articles = [each for each in page.iter("article") if not _is_aside(each) and _prose(each) >= FEW_WORDS]
    mains = [each for each in page.iter() if each.tag == "main" or each.get("role") == "main"]
    named = [each for each in page.iter() if MAIN.search(_names(each)) and _prose(each) >= FEW_WORDS]
    total = _prose(page)
    for found in (
        [articles[0]] if len(articles) == 1 else [],
        named[:1] if len(named) == 1 else [],
        mains[:1],
    ):
        if found and _prose(found[0]) >= min(FEW_WORDS, total):
            return found[0]
    return None


def _by_words(page: Element) -> Element:
    """Goes down as long as one child holds most of the words that do not stand in navigation."""
    part = page
    while True:
        total = _prose(part)
        inner = next(
            (
                child
                for child in part
                if total and _prose(child) > MOST_OF_IT * total and child.tag not in PROSE
            ),
            None,
        )
        if inner is None or inner.tag in ("ul", "ol", "table", "dl"):
            return part
        lost = [child for child in part if child is not inner and not _is_aside(child) and _prose(child)]
        if lost:
            return part
        part = inner


def _prose(element: Element) -> int:
    """How many words stand in paragraphs and their kin, asides left out."""
    if _is_aside(element):
        return 0
    own = len((element.text or "").split()) if element.tag in PROSE else 0
    total = own
    for child in element:
        total += _prose(child) if element.tag not in PROSE else len("".join(child.itertext()).split())
        total += len((child.tail or "").split()) if element.tag in PROSE else 0
    return total


def _is_aside(element: Element) -> bool:
    return (
        element.tag in TAGS_ASIDE
        or element.get("role", "") in ROLES_ASIDE
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or style_of(element).get("display") == "none"
        or (element.tag not in ("main", "article") and bool(ASIDE.search(_names(element))))
        or (element.tag == "header" and not any(True for _ in element.iter("h1")))
    )


def _names(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _strip(part: Element, left_out: list[str], notes: Collection[str]) -> None:
    """Takes asides out; the words behind one stay."""
    for child in list(part):
        if not _is_aside(child) or (child.tag in notes and _is_note(child)):
            _strip(child, left_out, notes)
            continue
        left_out.append(" ".join("".join(child.itertext()).split()))
        _remove(part, child)


def _is_note(element: Element) -> bool:
    """An aside or footer within the text that says something of its own, not only where else to go."""
    words = len("".join(element.itertext()).split())
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return linked * 2 < words and not ASIDE.search(_names(element))


def _remove(parent: Element, child: Element) -> None:
    index = list(parent).index(child)
    if child.tail and index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)
