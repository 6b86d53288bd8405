"""The credit that a caption is, or ends with: "Plasma in its tube. Photo: A. Maker / CC BY 4.0"."""

from __future__ import annotations

import re

from articles.credits import Credit, parse

ENDING = re.compile(
    r"(?:\b(?:photo|image|picture|credit|foto|bild|illustration|source|quelle)\b|©).*$",
    re.IGNORECASE | re.DOTALL,
)


def credit_of(caption: str) -> Credit | None:
    """None where the caption names no maker and no source."""
    ending = ENDING.search(caption)
    return parse(caption) or (parse(ending[0]) if ending else None)
