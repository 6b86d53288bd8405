"""Links and pictures between double brackets, as Obsidian and wikis write them, and comments between `%%`."""

from __future__ import annotations

import re

from articles.importers.formats.marks import Marks, keeping_lines, link, picture

WIKI = re.compile(
    r"(?P<embed>!)?\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<words>[^\[\]\n]{0,300}))?\]\](?![(\[])"
)
COMMENT = re.compile(r"%%(?:[^%]|%(?!%)){1,4000}%%")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp)$", re.IGNORECASE)


def plain(text: str, marks: Marks) -> str:
    if "[[" in text:
        text = WIKI.sub(_said, text)
    if "%%" in text:
        text = COMMENT.sub(lambda found: keeping_lines(found[0], marks.drop(found)), text)
    return text


def _said(found: re.Match[str]) -> str:
    target, words = found["target"].strip(), (found["words"] or "").strip()
    if found["embed"] and PICTURE.search(target):
        return picture(target, "" if words.replace("x", "").isdigit() else words)
    if re.fullmatch(r"[\d ,;–-]+", target):  # numbers in brackets point at references, not at notes
        return found[0]
    name, _hash, heading = target.partition("#")
    if not name:
        return words or heading
    address = name if "." in name else f"{name}.md"
    place = f"{address}#{heading}" if heading else address
    return link(place.replace(" ", "%20").replace("(", "%28").replace(")", "%29"), words or target)
