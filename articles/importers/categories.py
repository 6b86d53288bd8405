"""D8: categories that a generator attached to a text which never speaks of them."""

from __future__ import annotations

import re

from articles.importers.document import Notes

KINDS = ("exact", "general", "medium", "specific", "niche")
Category = tuple[str, str]


def report_unknown(categories: list[Category], text: str, line: int, notes: Notes) -> list[Category]:
    """The categories that the text never speaks of, each reported (D8)."""
    stems = {_stem(word) for word in _words(text)}
    unknown = [(kind, name) for kind, name in categories if not speaks_of(name, stems)]
    for _kind, name in unknown:
        notes.warn("D8", f"The text never speaks of the category “{name}”; it was left out.", line)
    return unknown


def speaks_of(name: str, stems: set[str]) -> bool:
    return any(_stem(word) in stems for word in _words(name))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _stem(word: str) -> str:
    """A word without its plural or adverb ending, enough to match "injectable" with "injectables"."""
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).rstrip("ey")
    return word.rstrip("ey") if len(word) > 3 else word
