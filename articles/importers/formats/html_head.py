"""What the head of a page says of it: title, description, date, author, address and picture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from articles.importers.front_matter import Entry

# Our key: where it stands, the surest first. "ld:" is JSON-LD of an article (schema.org), the rest names of `meta`.
SOURCES = {
    "title": ("ld:headline", "og:title", "twitter:title", "dc.title"),
    "description": ("description", "og:description", "ld:description", "dc.description"),
    "date": (
        "article:published_time",
        "ld:datePublished",
        "dc.date",
        "date",
        "publish-date",
        "datepublished",
    ),
    "author": ("ld:author", "author", "article:author", "dc.creator"),
    "image": ("og:image", "ld:image", "twitter:image"),
    "imageAlt": ("og:image:alt", "twitter:image:alt"),
    "category": ("article:section", "ld:articleSection"),
    "keywords": ("keywords", "news_keywords"),
}
ARTICLES = {
    "article",
    "newsarticle",
    "blogposting",
    "medicalwebpage",
    "techarticle",
    "report",
    "scholarlyarticle",
}
MOST_LD = 256 * 1024


@dataclass(frozen=True)
class Head:
    entries: tuple[Entry, ...]
    addresses: tuple[str, ...]


def read_head(html: str) -> Head:
    """Each key once, in the order of SOURCES."""
    reader = _Reader()
    reader.feed(html)
    found = reader.found
    for text in reader.linked_data:
        for name, value in _of_article(text):
            found.setdefault(f"ld:{name}", value)
    entries = [Entry(key, value, 1) for key in SOURCES if (value := _first(found, SOURCES[key]))]
    title = reader.title.strip()
    if title and not any(entry.key == "title" for entry in entries):
        entries.insert(0, Entry("title", without_site(title, found.get("og:site_name", "")), 1))
    tags = reader.tags
    if tags:
        entries.append(Entry("tags", tags, 1))
    addresses = dict.fromkeys(
        address for address in (reader.canonical, found.get("og:url", "")) if address.startswith("http")
    )
    return Head(tuple(entries), tuple(addresses))


def _first(found: dict[str, str], names: tuple[str, ...]) -> str:
    return next((found[name].strip() for name in names if found.get(name, "").strip()), "")


def without_site(title: str, site: str = "") -> str:
    """The title without the name of the site behind a dash or bar."""
    if site and title.rstrip().endswith(site):
        title = re.sub(r"\s*[|–—·:-]\s*$", "", title.rstrip().removesuffix(site)) or title
        return title.strip()
    parts = re.split(r"\s+[|–—·]\s+", title)
    return parts[0].strip() if len(parts) > 1 and len(parts[0]) >= len(parts[-1]) else title


class _Reader(HTMLParser):
    """Reads `title`, `meta`, `link` and JSON-LD; what the page shows is not looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.tags: list[str] = []
        self.title, self.canonical = "", ""
        self.linked_data: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(
                (given.get("property") or given.get("name") or given.get("itemprop", "")).lower(),
                given.get("content", ""),
            )
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "").strip()
        elif tag == "title" and not self.title:
            self._inside = "title"
        elif tag == "script":
            is_data = given.get("type", "").lower().startswith("application/ld+json")
            self._inside = "data" if is_data and len(self.linked_data) < 20 else ""
            if self._inside:
                self.linked_data.append("")

    def _meta(self, name: str, content: str) -> None:
        if name == "article:tag" and content.strip():
            self.tags.append(content.strip())
        elif name:
            self.found.setdefault(name, content)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "data" and len(self.linked_data[-1]) < MOST_LD:
            self.linked_data[-1] += data


def _of_article(text: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for thing in _things(data):
        kinds = thing.get("@type", "")
        if {str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])} & ARTICLES:
            for name, value in thing.items():
                if words := _words(value):
                    yield name, words


def _things(data: object) -> Iterator[dict[str, object]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else []) if isinstance(each, dict))


def _words(value: object) -> str:
    """A value, the name of a thing, or the names of several."""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _words(item)))
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("url") or "")
    return value if isinstance(value, str) else ""
