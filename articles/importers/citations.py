"""Where a text appeals to research, and how well it says to which.

A paper that is named but carries no identifier is unverified; one named without an author or a year cannot be
found; "some studies suggest" names none. What is known about single papers is data: known_citations.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from articles.importers.document import CitationMention
from articles.importers.lines import Line, prose
from articles.importers.wording import sentences

LIST = Path(__file__).with_name("known_citations.toml")
NAME = r"[A-ZÀ-Þ][\w'’-]+"
YEAR = r"(?:19[5-9]\d|20\d\d)"
PAPER = re.compile(
    rf"(?P<authors>{NAME}(?:\s+[A-Z]{{1,2}}\b)?\s+(?:et al\.?|and colleagues|(?:and|&)\s+{NAME}))(?:,?\s*\(?(?P<year>{YEAR})[a-z]?\)?)?"
)
SINGLE = re.compile(
    rf"(?P<authors>\b{NAME})\s+\((?P<year>{YEAR})[a-z]?\)|\((?P<authors2>{NAME}),\s+(?P<year2>{YEAR})[a-z]?\)"
)
TITLE = rf"{NAME}(?:\s+(?:(?:of|in|and|the|for|&)\s+)*{NAME})*"
JOURNAL = re.compile(
    rf"\b(?:in|by)\s+(?:the\s+)?(?P<named>(?:\w+\s+)??(?:Journal|Annals|Archives)\s+(?:of|in)\s+(?:the\s+)?{TITLE})|\b(?:published|appeared|printed)\s+in\s+(?:the\s+)?(?P<published>{TITLE})"
)
STUDY_OF = re.compile(
    rf"\b(?:a|an|the|one)\s+(?P<year>{YEAR})\s+(?:[\w-]+\s+){{0,2}}?(?:study|trial|review|paper|meta-analysis|survey|article)\b",
    re.I,
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[\w/]")
PMID = re.compile(r"\bPMID:?\s*(\d{5,9})\b|\bpubmed\.ncbi\.nlm\.nih\.gov/(\d{5,9})")
QUANTITY = r"(?:some|many|several|most|recent|numerous|early|current|new|various|multiple|clinical|scientific|preliminary|growing|emerging|the|these)"
SAYS = r"(?:suggests?|shows?|indicates?|demonstrates?|finds?|found|proves?|proved|confirms?|confirmed|reveals?|revealed|(?:has|have)\s+(?:shown|suggested|found|demonstrated|proven|confirmed|indicated|revealed))"
VAGUE = re.compile(
    rf"(?<![“\"‘'])\b(?:{QUANTITY}\s+){{0,3}}(?:studies|research|findings|trials|evidence|data)\s+(?:(?:also|now|even|clearly|consistently)\s+)?{SAYS}\b(?:\s+that\b)?|"
    rf"\baccording\s+to\s+(?:{QUANTITY}\s+)*(?:research|studies|scientists|researchers|experts|evidence)\b|\b(?:scientifically|clinically)\s+proven\b",
    re.I,
)
REFERENCE = re.compile(r"\[\d{1,3}\]|\[\^[\w-]+\]|\]\(https?:")
HINTS = (
    "stud", "resear", "journal", "review", "trial", "paper", "proven", "evidence", "finding", "data", "according", "et al",
    "doi", "10.", "pmid", "pubmed", "publish", "(19", "(20", ", 19", ", 20",
)  # fmt: skip
NO_PAPER = "No paper is named."
TOO_LOOSE = "Named too loosely to be found: {missing} not given."
UNCHECKED = "A paper is named without an identifier; nobody has checked it yet."
HAS_IDENTIFIER = "An identifier is given; nobody has checked the paper yet."


def _appeals(text: str) -> bool:
    """Whether a line may appeal to research at all; spares most lines the close look."""
    text = text.lower()
    return any(hint in text for hint in HINTS)


def find_citations(lines: list[Line]) -> tuple[CitationMention, ...]:
    """All appeals to research, in the order of the text."""
    return tuple(
        mention
        for line in prose(lines)
        if _appeals(line.text)
        for sentence in sentences(line.text)
        for mention in _in_sentence(sentence, line.number)
    )


def _in_sentence(sentence: str, line: int) -> list[CitationMention]:
    journal, doi, pmid = _journal(sentence), DOI.search(sentence), PMID.search(sentence)
    named = _papers(sentence, journal, line) or _authorless(sentence, journal, line)
    if named:
        first = replace(
            named[0], doi=doi[0] if doi else "", pmid=next(filter(None, pmid.groups())) if pmid else ""
        )
        return [_judged(mention) for mention in (first, *named[1:])]
    if doi or pmid or REFERENCE.search(sentence):
        return []
    return [
        CitationMention(match[0], state="missing", note=NO_PAPER, line=line)
        for match in VAGUE.finditer(sentence)
    ]


def _papers(sentence: str, journal: str, line: int) -> list[CitationMention]:
    found = [
        (match["authors"], match["year"], match[0])
        for match in PAPER.finditer(sentence)
        if match["year"] or "et al" in match[0]
    ]
    found += [(match["authors"] or match["authors2"], match["year"] or match["year2"], match[0]) for match in SINGLE.finditer(sentence)
              if not PAPER.search(sentence) and (journal or match["authors2"])]  # fmt: skip
    return [
        CitationMention(text.strip(" ,("), authors, int(year) if year else None, journal, line=line)
        for authors, year, text in found
    ]


def _authorless(sentence: str, journal: str, line: int) -> list[CitationMention]:
    study = STUDY_OF.search(sentence)
    if not journal and not study:
        return []
    year = int(study["year"]) if study else None
    text = ", ".join(part for part in (study[0] if study else "", journal) if part)
    return [CitationMention(text, year=year, journal=journal, line=line)]


def _journal(sentence: str) -> str:
    match = JOURNAL.search(sentence)
    return (match["named"] or match["published"]).strip() if match else ""


def _judged(mention: CitationMention) -> CitationMention:
    known = next((row for row in known_citations() if _agrees(mention, row)), None)
    if known and not mention.doi and not mention.pmid:
        return replace(
            mention, **{key: known[key] for key in ("state", "note", "suggestion", "suggestion_url")}
        )
    missing = [name for name, value in (("author", mention.authors), ("year", mention.year)) if not value]
    if mention.doi or mention.pmid:
        return replace(mention, note=HAS_IDENTIFIER)
    if missing:
        return replace(mention, state="unidentifiable", note=TOO_LOOSE.format(missing=" and ".join(missing)))
    return replace(mention, note=UNCHECKED)


@cache
def known_citations() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(LIST.read_text(encoding="utf-8"))["citation"])


def _agrees(mention: CitationMention, row: dict[str, Any]) -> bool:
    authors = row.get("authors")
    same_authors = mention.authors.split()[:1] == [authors] if authors else not mention.authors
    journals = {name.lower() for name in row["journal"]}
    return same_authors and mention.year == row["year"] and mention.journal.lower() in journals
