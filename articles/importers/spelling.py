"""D28: one text that spells a word in British and in American ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from articles.importers.document import Notes
from articles.importers.lines import Line, prose

WORD = re.compile(r"[^\W\d_]{4,}")
ISE = re.compile(r"(?P<stem>[a-z]{4,})(?P<mark>[iy][sz])(?:e|es|ed|er|ers|ing|ation|ations|able)$")
DOUBLED = re.compile(
    r"(?P<stem>(?:signal|travel|label|model|cancel|channel|level|fuel|tunnel|counsel|dial|equal|marvel))(?P<mark>l?)(?:ing|ings|ed|er|ers)$"
)
# American beginning of a word: the British one. Only words that mean the same in both.
BEGINNINGS = {
    "defens": "defenc", "offens": "offenc", "color": "colour", "favor": "favour", "flavor": "flavour", "behavior": "behaviour",
    "tumor": "tumour", "odor": "odour", "humor": "humour", "center": "centre", "fiber": "fibre", "gray": "grey", "aging": "ageing",
    "anesth": "anaesth", "edema": "oedema", "estrogen": "oestrogen", "pediatric": "paediatric", "orthoped": "orthopaed", "anemi": "anaemi",
    "esthetic": "aesthetic",
}  # fmt: skip
BEGINNING = re.compile("|".join(sorted({*BEGINNINGS, *BEGINNINGS.values()}, key=len, reverse=True)))
Family = tuple[str, str]


def report_mixed_spelling(lines: list[Line], notes: Notes) -> None:
    variants: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word in set(WORD.findall("\n".join(line.text for line in prose(lines)).lower())):
        family = family_of(word)
        if family:
            variants[family[0]][family[1]].add(word)
    for spellings in variants.values():
        if len(spellings) > 1:
            _report({name: _places(words, lines) for name, words in spellings.items()}, notes)


def _places(words: set[str], lines: list[Line]) -> list[tuple[str, int]]:
    """Where the words stand, in the order of the text."""
    return [
        (word.lower(), line.number)
        for line in prose(lines)
        for word in WORD.findall(line.text)
        if word.lower() in words
    ]


@lru_cache(maxsize=50_000)
def family_of(word: str) -> Family | None:
    """The word in a common spelling, and which of the two it uses ("British" or "American")."""
    match = ISE.match(word)
    if match:
        return f"{match['stem']}{match['mark'][0]}?", "American" if match["mark"][1] == "z" else "British"
    match = DOUBLED.match(word)
    if match:
        return match["stem"], "British" if match["mark"] else "American"
    match = BEGINNING.match(word)
    if match:
        return BEGINNINGS.get(match[0], match[0]), "American" if match[0] in BEGINNINGS else "British"
    return None


def _report(variants: dict[str, list[tuple[str, int]]], notes: Notes) -> None:
    rarer = min(variants.values(), key=lambda places: (len(places), places[0][1]))
    forms = " / ".join(_counted(variants[name]) for name in sorted(variants))
    notes.warn("D28", f"Spelt in two ways: {forms}.", rarer[0][1])


def _counted(words: list[tuple[str, int]]) -> str:
    counts = Counter(word for word, _line in words)
    return ", ".join(f"“{word}” {number} ×" for word, number in counts.items())
