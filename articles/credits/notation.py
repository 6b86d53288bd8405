"""Credit lines as people write them ("Photo: A / CC BY 4.0", "© Agency", "Foto von A auf Pexels"), taken apart."""

import html
import re
from dataclasses import dataclass, field, replace

from articles.credits.credit import Credit
from articles.credits.licence import (
    PictureSource,
    licence,
    recognise,
    recognise_url,
    source_named,
    source_of_url,
)
from articles.credits.makers import AI_MADE, AI_TOOL, marked, people_in

MARKDOWN_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\(\s*<?(?P<url>[^\s)>]+)>?[^)]*\)")
ANCHOR = re.compile(r"""<a\s[^>]*?href=["'](?P<url>[^"']+)["'][^>]*>(?P<text>.*?)</a>""", re.I | re.S)
TAG = re.compile(r"</?[a-z][^>]*>", re.I)
BARE_URL = re.compile(r"<?(?P<url>https?://[^\s<>()\[\]]+?)[.,;]?>?(?=[\s)\]]|$)")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b:?(?:\s*(?:©|\(c\)))?)\s*(?P<year>(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?,?\s*",
    re.I,
)
RESERVED = re.compile(
    r"[.,;]?\s*all rights reserved\.?|[.,;]?\s*alle rechte vorbehalten\.?|[.,;]?\s*tous droits réservés\.?",
    re.I,
)
TITLE = re.compile(
    r"^\s*[\"“”„«‘'](?P<title>[^\"“”«»]{2,150}?)[\"“”»’']\s*(?:,\s*)?(?=by\b|von\b|par\b|de\b|di\b|por\b|©|/|,)",
    re.I,
)
LICENSED = re.compile(
    r"(?:\bis\s+)?\b(?:licen[cs]ed|lizenziert|used|published|available)\s+(?:under|unter)\b(?:\s+(?:an?|the|der|einer))?"
    r"|\b(?:sous|bajo|con)\s+licen[cz]i?[ea]\b|\blicen[cs]e\s*:|\blizenz\s*:|\bunder\s+(?:an?\s+|the\s+)?(?=\x01)"
    r"|\bto view a copy of this licen[cs]e,?\s*visit\b",
    re.I,
)
MODIFIED = re.compile(
    r"[(,;/]\s*(?P<how>(?:cropped|modified|changed|edited|adapted|retouched|colou?r(?:s)? changed|bearbeitet|zugeschnitten|recadrée?|modifi(?:ée?|cada))[^()/,;]{0,60})\)?",
    re.I,
)
SOURCE, LICENCE = "\x00", "\x01"
VIA = re.compile(
    rf"\s*\b(?:on|via|from|at|through|auf|bei|über|von|sur|chez|en|su|da|no|op|på|z)\s+(?:the\s+)?(?={SOURCE})",
    re.I,
)
SEPARATOR = re.compile(rf"\s*(?:[/|·•;,\n]|\s[–—-]\s|[()\[\]]|[{SOURCE}{LICENCE}])\s*")
PLACE = re.compile(r"\s+(?:on|via|from|auf|sur)\s+(?P<place>[^/|,;]{2,60})$", re.I)


@dataclass
class _Reading:
    """What is still to be read of a line, and what was found in it."""

    rest: str
    links: dict[str, str] = field(default_factory=dict)  # words -> address
    credit: Credit = field(default_factory=Credit)
    is_marked: bool = False

    def found(self, **values: object) -> None:
        self.credit = replace(self.credit, **values)  # type: ignore[arg-type]


def parse(text: str) -> Credit | None:
    """The parts of a credit line in plain words, Markdown or HTML; None where it says nothing of rights or makers.

    What the line does not say stays empty: a bare "© 2024" has no creator, "CC BY" no version.
    """
    reading = _Reading(plain_text(text), links_in(text))
    reading.found(credit_text=reading.rest)
    for step in (_licence, _generated, _source, _title, _changes, _copyright, _makers):
        step(reading)
    credit = reading.credit
    return credit if credit.says_whose or credit.licence else None


def has_links(text: str) -> bool:
    return bool(MARKDOWN_LINK.search(text) or ANCHOR.search(text))


def plain_text(text: str) -> str:
    """The words of a value written in Markdown or HTML."""
    words = html.unescape(TAG.sub("", MARKDOWN_LINK.sub(r"\g<text>", text)))
    return " ".join(words.split()).strip("*_ ")


def links_in(text: str) -> dict[str, str]:
    """The addresses by the words that carry them."""
    return {
        plain_text(match["text"]): html.unescape(match["url"])
        for pattern in (MARKDOWN_LINK, ANCHOR)
        for match in pattern.finditer(text)
    }


def _licence(reading: _Reading) -> None:
    """Addresses are surer than words; both leave the line."""
    bare = [match["url"] for match in BARE_URL.finditer(reading.rest)]
    known = [(code, url) for url in (*reading.links.values(), *bare) if (code := recognise_url(url))]
    code, url = known[0] if known else ("", "")
    named = _named_licence(reading)
    for address in bare:
        reading.rest = reading.rest.replace(address, " ")
        reading.links.setdefault("", address)
    reading.rest = LICENSED.sub(" ", reading.rest.replace("<", " ").replace(">", " "))
    if code := code or named:
        reading.found(licence=code, licence_url=url or _address_of(code))


def _named_licence(reading: _Reading) -> str:
    """What the words say, the shortest form first ("Attribution 4.0 International (CC BY 4.0)" says it twice)."""
    first = ""
    while True:
        code, words = recognise(BARE_URL.sub(" ", reading.rest))
        if not code or source_named(words)[1] == words:
            return first
        reading.rest = reading.rest.replace(words, LICENCE, 1)
        first = first or code


def _generated(reading: _Reading) -> None:
    if match := AI_MADE.search(reading.rest):
        tool = AI_TOOL.search(match[0])
        reading.found(is_ai_generated=True, ai_tool=tool[0] if tool else "")
        reading.rest = reading.rest.replace(match[0], " / ", 1)
        reading.is_marked = True


def _source(reading: _Reading) -> None:
    """By its name, or by the address that a link leads to."""
    source, words = source_named(reading.rest)
    by_link = [found for url in reading.links.values() if (found := source_of_url(url))]
    source = source or (by_link[0] if by_link else None)
    if source is None:
        return
    named = words
    while words:
        reading.rest = reading.rest.replace(words, SOURCE, 1)
        again, words = source_named(reading.rest)
        words = words if again is source else ""
    reading.rest = VIA.sub(SOURCE, reading.rest)
    credit = reading.credit
    code = credit.licence or source.licence
    reading.found(
        source=source.name,
        source_url=reading.links.get(named, "") or _page_in(reading, source) or source.url,
        licence=code,
        licence_url=credit.licence_url or _address_of(code),
    )
    reading.is_marked = True


def _page_in(reading: _Reading, source: PictureSource) -> str:
    """The picture's own page there, where a bare address names one."""
    url = reading.links.get("", "")
    return url if url and source_of_url(url) is source else ""


def _title(reading: _Reading) -> None:
    if match := TITLE.match(reading.rest):
        reading.found(title=match["title"].strip())
        reading.rest = reading.rest[match.end() :]


def _changes(reading: _Reading) -> None:
    if match := MODIFIED.search(reading.rest):
        reading.found(modification=match["how"].strip(" ."))
        reading.rest = reading.rest.replace(match[0], " / ", 1)


def _copyright(reading: _Reading) -> None:
    """The notice as it stands: sign, year and holder."""
    reading.rest = RESERVED.sub("", reading.rest)
    match = COPYRIGHT.search(reading.rest)
    if not match:
        return
    holder = SEPARATOR.split(reading.rest[match.end() :], maxsplit=1)[0].strip(" .")
    if not holder and SOURCE in reading.rest[match.end() : match.end() + 1]:
        holder = reading.credit.source
    reading.found(copyright_notice=" ".join(part for part in ("©", match["year"], holder) if part))
    reading.rest = f"{reading.rest[: match.start()]} / {reading.rest[match.end() :]}"
    reading.is_marked = True


def _makers(reading: _Reading) -> None:
    """Who made it: the first words that are left, where something says that this is a credit at all."""
    rest, has_marker = marked(reading.rest)
    if not (has_marker or reading.is_marked or reading.credit.licence):
        return
    place = PLACE.search(rest) if not reading.credit.source else None
    if place and has_marker:
        rest = rest[: place.start()]
        reading.found(source=place["place"].strip(" ."), source_url=reading.links.get(place["place"], ""))
    is_sure = reading.is_marked or bool(reading.credit.licence or reading.links)
    people, others = people_in(rest, SEPARATOR, is_sure=is_sure)
    if people:
        reading.found(creators=people, creator_url=_profile(reading, people))
    if others and not reading.credit.source:
        reading.found(source=others[0], source_url=reading.links.get(others[0], ""))


def _profile(reading: _Reading, people: tuple[str, ...]) -> str:
    return next((reading.links[name] for name in people if name in reading.links), "")


def _address_of(code: str) -> str:
    known = licence(code)
    return known.url if known else ""
