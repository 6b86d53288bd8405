"""The categories of a text, and D8: those that a generator attached to a text which never speaks of them."""

from __future__ import annotations

import re
from typing import Any

from articles.importers.choices import Choices
from articles.importers.document import Notes

KINDS = ("exact", "general", "medium", "specific", "niche")
Category = tuple[str, str]


def read_categories(
    metadata: Any, text: str, notes: Notes, choices: Choices, *, chosen_by_people: bool
) -> dict[str, Any]:
    """The main category and the typed ones. Those that the text never speaks of are kept as unmapped (D8).

    `chosen_by_people`: the source is a system in which somebody chose each of them, so that all are believed.
    """
    from articles.importers.values import to_categories, to_text

    main, several = metadata.take("category"), metadata.take("categories")
    name = choices.subject(to_text(main.value) or "") if main else ""
    pairs = (to_categories(several.value) or []) if several else []
    kinds = _kinds(metadata.take("category_kinds"))
    pairs = [(kinds.get(written, kind), written) for kind, written in pairs]
    pairs = [(kind, used) for kind, written in pairs if (used := choices.subject(written))]
    if chosen_by_people or notes.is_our_own:
        return {"category": name, "categories": tuple(pairs)}
    alone = [("exact", name)] if main and name and name not in {known for _kind, known in pairs} else []
    if main and report_unknown(alone, text, main.line, notes):
        metadata.keep(main.key, main.value)
        name = ""
    dropped = report_unknown(pairs, text, several.line, notes) if several else []
    if several and dropped:
        metadata.keep(several.key, [{"type": kind, "name": lost} for kind, lost in dropped])
    return {"category": name, "categories": tuple(pair for pair in pairs if pair not in dropped)}


def _kinds(entry: Any) -> dict[str, str]:
    """The kind of each category by its name, where a file gives the names alone in the list."""
    given = entry.value if entry and isinstance(entry.value, dict) else {}
    return {str(name): kind for name, kind in given.items() if kind in KINDS}


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
