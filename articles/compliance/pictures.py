"""The pictures that a Markdown text shows."""

import re
from dataclasses import dataclass

PICTURE = re.compile(
    r'!\[(?P<alt>[^\]]*)\]\(\s*(?P<reference>[^()\s]+)(?:\s+"(?P<caption>(?:[^"\\]|\\.)*)")?\s*\)'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One use of a picture: `reference` is `image:key` or an address."""

    reference: str
    alt: str
    caption: str


def pictures_in(markdown: str) -> tuple[Picture, ...]:
    """All pictures in the order of the text."""
    return tuple(
        Picture(found["reference"], found["alt"].strip(), (found["caption"] or "").replace('\\"', '"'))
        for found in PICTURE.finditer(markdown)
    )
