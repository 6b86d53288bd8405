"""D11 and D12: values of metadata that carry a second pair of quotes, or Markdown."""

from __future__ import annotations

import re

from articles.credits.notation import has_links, plain_text
from articles.importers.document import Notes
from articles.importers.front_matter import Entry
from articles.importers.values import to_text

PAIRS = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")


def clean_text(entry: Entry | None, notes: Notes) -> str:
    """The value as plain text, without a pair of quotes around the whole and without Markdown."""
    text = to_text(entry.value) if entry else ""
    if entry and notes.is_our_own:
        return str(entry.value)
    if not entry or not text:
        return ""
    for code, clean in (("D11", unquoted), ("D12", unmarked)):
        after = clean(text)
        if after != text:
            notes.repaired(code, entry.line, text, after)
            text = after
    return text


def unquoted(text: str) -> str:
    """Strip one pair of quotes when it holds the whole value and no other of its kind stands within."""
    closing = PAIRS.get(text[:1])
    within = text[1:-1]
    if (
        not closing
        or len(text) < 3
        or text[-1] != closing
        or closing in _apostrophes_aside(within, closing)
        or text[0] in within
    ):
        return text
    return within.strip()


def _apostrophes_aside(text: str, closing: str) -> str:
    return re.sub(r"(?<=\w)['’](?=\w)", "", text) if closing in "'’" else text


def unmarked(text: str) -> str:
    plain = EMPHASIS.sub(r"\2", text)
    return plain_text(plain) if has_links(plain) else plain
