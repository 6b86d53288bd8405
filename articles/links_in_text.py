"""The links of a Markdown text that stay on this site, told apart by what they lead to."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<inline>[^\s)>]+)"
    r"|^ {0,3}\[[^\]^@]+\]:\s*<?(?P<definition>[^\s>]+)"
    r"|<(?P<automatic>https?://[^\s<>]+)>",
    re.MULTILINE,
)
PLACES = {
    "articles": "article",
    "treatments": "treatment",
    "concerns": "concern",
    "areas": "area",
    "team": "practitioner",
}
LONGEST = 300


class Link(NamedTuple):
    """`kind` is article, treatment, concern, area or practitioner with the slug as target, else path with the path."""

    kind: str
    target: str


def own_links(markdown: str, own_hosts: Collection[str] = ()) -> Iterator[Link]:
    """Every link to a page of this site, in order of appearance; anchors, queries and files of the site are left out."""
    if "](" not in markdown and "]:" not in markdown and "<http" not in markdown:
        return
    for found in LINK.finditer(markdown):
        path = _own_path(found["inline"] or found["definition"] or found["automatic"], own_hosts)
        if path and len(path) <= LONGEST and not path.startswith(("/media/", "/static/")):
            yield link_to(path)


def link_to(path: str) -> Link:
    """What a path of this site leads to, judged by its form alone."""
    place, _slash, rest = path.strip("/").partition("/")
    kind = PLACES.get(place)
    return Link(kind, rest) if kind and rest and "/" not in rest else Link("path", path)


def _own_path(url: str, own_hosts: Collection[str]) -> str:
    """The path where the address is one of this site, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or (parts.hostname and parts.hostname not in own_hosts):
        return ""
    return parts.path if parts.path.startswith("/") else ""
