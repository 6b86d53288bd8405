"""Links of an imported text to the places where its neighbours stood before, led to where they stand now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

LINK = re.compile(
    r"(?P<before>(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?)(?P<inline>[^\s)>]+)"
    r"|(?P<start>^ {0,3}\[[^\]^@]+\]:\s*<?)(?P<definition>[^\s>]+)",
    re.MULTILINE,
)
ENDING = re.compile(
    r"(?:/(?:_?index|readme))?\.(?:md|mdx|markdown|html?|txt)$|/(?:_?index|readme)$", re.IGNORECASE
)
LONGEST = 500


def place_of(address: str) -> str:
    """An address or path in the one spelling by which places are compared; blank for none.

    "https://old.example/a/b/" and "/a/b" are "/a/b"; a file "posts/b/index.md" is "posts/b"; "/?p=7" keeps its query.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = ENDING.sub("", unquote(parts.path))
    path = path.rstrip("/") or ("/" if parts.path.startswith("/") or parts.netloc else "")
    place = f"{path}?{parts.query}" if path == "/" and parts.query else path
    return place if len(place) <= LONGEST else ""


def hosts_of(addresses: Iterable[str]) -> set[str]:
    """The sites that the addresses name."""
    return {host for address in addresses if (host := _host(address))}


def places_linked(text: str, source: str, addresses: Collection[str], hosts: Collection[str]) -> set[str]:
    """All places that the text's links may mean: on the old sites, and beside the file `source`."""
    return {place for url in _urls(text) for place in _meant(url, source, addresses, hosts)}


def repointed(
    text: str,
    source: str,
    addresses: Collection[str],
    hosts: Collection[str],
    new: Mapping[str, str],
    tell: Callable[[int, str, str], None] = lambda _line, _before, _after: None,
) -> str:
    """The text with each link to a known place led to its new address; `tell` hears of each: line, before, after."""

    def lead(found: re.Match[str]) -> str:
        url = found["inline"] or found["definition"]
        meant = _meant(url, source, addresses, hosts)
        address = next((new[place] for place in meant if place in new), "")
        if not address:
            return found[0]
        fragment = f"#{urlsplit(url).fragment}" if "#" in url else ""
        tell(text.count("\n", 0, found.start()) + 1, url, address + fragment)
        return (found["before"] or found["start"]) + address + fragment

    return LINK.sub(lead, text) if "](" in text or "]:" in text else text


def _urls(text: str) -> Iterator[str]:
    if "](" in text or "]:" in text:
        yield from (found["inline"] or found["definition"] for found in LINK.finditer(text))


def _meant(url: str, source: str, addresses: Collection[str], hosts: Collection[str]) -> list[str]:
    """The places that one link may mean, the likeliest first."""
    if url.startswith(("#", "mailto:", "tel:", "image:")):
        return []
    host = _host(url)
    if host or "://" in url:
        return [place_of(url)] if host in hosts else []
    if url.startswith("/"):
        return [place_of(url), place_of(url).lstrip("/")]
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(source), urlsplit(url).path))
    own = next((address for address in addresses if address.startswith(("/", "http"))), "")
    return [place_of(beside), *([place_of(urljoin(own, url))] if own else [])]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
