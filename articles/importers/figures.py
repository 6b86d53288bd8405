"""Pictures in the text: captions (D7), a repeated hero (D2), and what a person has to put right (D3 to D6)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from urllib.parse import urlsplit

from articles.importers.caption_credit import credit_of
from articles.importers.document import ImageReference, Notes
from articles.importers.lines import Line

# Bounded, so that a line of openings that never close costs no time.
PICTURE = r'!\[(?P<alt>(?:\\.|[^\]\\]){0,600})\]\(\s{0,9}<?(?P<url>[^\s)>]{1,500})>?(?:\s{1,9}"(?P<title>(?:\\.|[^"\\]){0,3000})")?\s{0,9}\)'
IMAGE = re.compile(PICTURE)
CAPTION = r"(?P<mark>[*_])(?P<prefix>Caption:\s*)?(?P<caption>[^*_\s](?:.*[^\s])?)(?P=mark)\s*$"
CAPTIONED = re.compile(PICTURE + r"\s*" + CAPTION, re.I)
CAPTION_BELOW = re.compile(CAPTION, re.I)
STOCK_HOSTS = (
    "unsplash.com",
    "pexels.com",
    "pixabay.com",
    "istockphoto.com",
    "gettyimages.com",
    "shutterstock.com",
    "freepik.com",
    "dreamstime.com",
    "depositphotos.com",
    "stock.adobe.com",
    "123rf.com",
    "alamy.com",
)
CANNOT_SHOW = re.compile(
    r"\b(?:diagrams?|infographics?|flow ?charts?|charts?|graphs?|schematics?|x-rays?|micrographs?|before[- ](?:and|&)[- ]after|before/after|"
    r"our (?:own )?(?:clinic|patients?|clients?|team|results))\b",
    re.I,
)


def repair_captions(lines: list[Line], notes: Notes) -> list[Line]:
    """`![alt](url) *Caption: text*` becomes `![alt](url "text")` (D7), whether the caption stands beside or below."""
    result: list[Line] = []
    for line in lines:
        below = (
            CAPTION_BELOW.match(line.text) if result and IMAGE.fullmatch(result[-1].text.strip()) else None
        )
        beside = None if line.is_code else CAPTIONED.match(line.text)
        if below and below["prefix"]:
            picture = result.pop()
            line = _captioned(
                picture, f"{picture.text.rstrip()} {line.text.strip()}", f"{picture.text}\n{line.text}", notes
            )
        elif beside:
            line = _captioned(line, line.text, line.text, notes)
        result.append(line)
    return result


def _captioned(line: Line, text: str, before: str, notes: Notes) -> Line:
    match = CAPTIONED.match(text)
    if not match:
        return line
    caption = " ".join(part for part in (_unescaped(match["title"] or ""), match["caption"]) if part)
    after = f'![{match["alt"]}]({match["url"]} "{_escaped(caption)}")'
    notes.repaired("D7", line.number, before, after)
    return line.with_text(after)


def _escaped(caption: str) -> str:
    return caption.replace("\\", "\\\\").replace('"', '\\"')


def _unescaped(caption: str) -> str:
    return re.sub(r"\\(.)", r"\1", caption)


def drop_repeated_hero(
    lines: list[Line], hero: ImageReference | None, notes: Notes
) -> tuple[list[Line], ImageReference | None]:
    """Where the first picture of the text is the hero again, only the hero stays, with the caption (D2)."""
    first = next(
        (index for index, line in enumerate(lines) if IMAGE.search(line.text) and not line.is_code), None
    )
    match = IMAGE.fullmatch(lines[first].text.strip()) if first is not None else None
    if first is None or not match or not hero or _photo(match["url"]) != _photo(hero.url):
        return lines, hero
    caption = hero.caption or _unescaped(match["title"] or "")
    notes.repaired("D2", lines[first].number, lines[first].text, "")
    notes.warn(
        "D2",
        "The first picture of the text is the hero again; it is shown once, at the top.",
        lines[first].number,
    )
    after = lines[first + 1 :]
    if first and lines[first - 1].is_blank and after and after[0].is_blank:
        after = after[1:]
    return lines[:first] + after, replace(hero, caption=caption)


def images_in(lines: list[Line]) -> list[ImageReference]:
    return [
        _reference(match, line) for line in lines if not line.is_code for match in IMAGE.finditer(line.text)
    ]


def _reference(match: re.Match[str], line: Line) -> ImageReference:
    caption = _unescaped(match["title"] or "")
    return ImageReference(match["url"], match["alt"], caption, credit_of(caption), line.number)


def report_alternatives(images: list[ImageReference], notes: Notes) -> None:
    """One alternative text for several pictures describes none of them (D3)."""
    by_alt: dict[str, list[ImageReference]] = defaultdict(list)
    for image in images:
        by_alt[image.alt.strip().lower()].append(image)
    for alt, group in by_alt.items():
        if alt and len({image.url for image in group}) > 1:
            for image in group:
                notes.warn(
                    "D3",
                    f"{len(group)} pictures share the alternative text “{image.alt}”.",
                    image.line,
                    is_blocking=True,
                )


def report_hero(hero: ImageReference, title: str, notes: Notes) -> None:
    """The title says what the page is about, not what the picture shows (D4); its maker needs a credit (D5)."""
    if hero.alt and hero.alt.strip().casefold() == title.strip().casefold():
        notes.warn(
            "D4",
            "The hero's alternative text is the title; it should say what the picture shows.",
            hero.alt_line or hero.line,
        )
    report_uncredited([hero], notes)


def report_uncredited(images: list[ImageReference], notes: Notes) -> None:
    """A picture from elsewhere needs its maker and licence on record (D5)."""
    for image in images:
        if image.credit is None and urlsplit(image.url).netloc:
            notes.warn("D5", "This picture has no credit; record its maker, source and licence.", image.line)


def report_captions(images: list[ImageReference], notes: Notes) -> None:
    """A stock photograph is no diagram, and shows nobody's results (D6)."""
    for image in images:
        found = CANNOT_SHOW.search(image.caption)
        if found and is_stock(image.url):
            message = (
                f"The caption says “{found[0]}”, but the picture is a stock photograph: “{image.caption}”"
            )
            notes.warn("D6", message, image.line, is_blocking=True)


def is_stock(url: str) -> bool:
    host = (urlsplit(url).hostname or "").lower()
    return any(host == name or host.endswith("." + name) for name in STOCK_HOSTS)


def _photo(url: str) -> str:
    """The picture itself, whatever size was asked for."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').lower()}{parts.path}"
