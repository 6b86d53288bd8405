"""D19 and D23: terms with their explanations, as Markdown definition lists.

Myth 1                     Myth 1
: Exosomes are new.   ->   :   Exosomes are new.

- Induced cells (iPSCs): a kind of …   ->   Induced cells (iPSCs)
                                            :   a kind of …
"""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line
from articles.importers.wording import is_label

# Three blanks after the colon are the normal form, which must not be repaired again.
TEXT = re.compile(r": {1,2}(?=\S)")
BULLET = re.compile(
    r"[-*•]\s+(?P<term>[^\W\d_][^:.!?]{1,60}?)(?P<abbreviation>\s\([A-Z0-9a-z-]*[A-Z]{2}[\w-]*\))?:\s+(?P<text>\S.*)$"
)
MAX_TERM_WORDS = 7
FEWEST_TERMS = 3
INLINE = re.compile(r"(?P<term>[^\W_a-z][^:.!?|]{1,45}?):\s+(?P<text>\S+(?:\s+\S+){3,}[.!?…][\"'”’)]*)$")
MYTH = re.compile(r"(?:myth|misconception)(?:\s*#?\d+)?$", re.IGNORECASE)
TRUTH = re.compile(r"(?:reality|fact|truth)(?:\s*#?\d+)?$", re.IGNORECASE)
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|had|has|have|said|says|it|she|he|they|we|you|this|that|there|comes?|did|does|do|not|if|when)\b",
    re.IGNORECASE,
)
NO_TERM = re.compile(
    r"(?:note|tip|warning|important|example|source|caption|photo|step|week|day|month|q|a|question|answer|update|ps|hint|remember)\b",
    re.IGNORECASE,
)


def repair_pairs(lines: list[Line], notes: Notes) -> list[Line]:
    """A label on its own line, then ": text" (D19)."""
    result: list[Line] = []
    for line in lines:
        label = result[-1] if result else None
        if label and TEXT.match(line.text) and is_label(label.text) and not line.is_code:
            after = ":   " + TEXT.sub("", line.text, count=1)
            notes.repaired("D19", label.number, f"{label.text}\n{line.text}", f"{label.text}\n{after}")
            line = line.with_text(after)
        result.append(line)
    return result


def repair_inline_pairs(lines: list[Line], notes: Notes) -> list[Line]:
    """Runs of "Myth: … / Fact: …" (D19), and of at least three lines "Term: sentence." (D23)."""
    result, index = [], 0
    while index < len(lines):
        run = _run_of_pairs(lines, index)
        found = [(line, INLINE.match(line.text)) for line in run if not line.is_blank]
        pairs = [(line, match) for line, match in found if match]
        code = _kind_of_pairs([match["term"] for _line, match in pairs])
        result += _pairs(pairs, code, notes) if code else run
        index += len(run)
    return result


def _run_of_pairs(lines: list[Line], start: int) -> list[Line]:
    end = start
    for index in range(start, len(lines)):
        if lines[index].is_blank and index > start:
            continue
        if lines[index].is_code or not INLINE.match(lines[index].text):
            break
        end = index + 1
    return lines[start : max(end, start + 1)]


def _kind_of_pairs(terms: list[str]) -> str:
    """The defect that a run of terms shows; blank where they may be anything."""
    sides = [bool(MYTH.match(term)) for term in terms]
    if len(terms) > 1 and any(sides) and all(MYTH.match(term) or TRUTH.match(term) for term in terms):
        return "D19" if not all(sides) else ""
    is_set = len(set(terms)) == len(terms) >= FEWEST_TERMS
    are_terms = is_set and not any(NO_TERM.match(term) or CLAUSE.search(term) for term in terms)
    return "D23" if are_terms else ""


def _pairs(found: list[tuple[Line, re.Match[str]]], code: str, notes: Notes) -> list[Line]:
    result = []
    for line, match in found:
        notes.repaired(code, line.number, line.text, f"{match['term']}\n:   {match['text']}")
        result += [line.with_text(match["term"]), line.with_text(":   " + match["text"]), line.with_text("")]
    return result


def repair_term_bullets(lines: list[Line], notes: Notes) -> list[Line]:
    """A run of bullets that all read "Term: text", at least one with an abbreviation (D23)."""
    result, index = [], 0
    while index < len(lines):
        end = index
        while end < len(lines) and _bullet(lines[end]):
            end += 1
        run = lines[index : max(end, index + 1)]
        result += _definitions(run, notes) if _defines_terms(run) else run
        index += len(run)
    return result


def _bullet(line: Line) -> re.Match[str] | None:
    return None if line.is_code else BULLET.match(line.text)


def _defines_terms(run: list[Line]) -> bool:
    found = [match for match in map(_bullet, run) if match]
    short = all(len(match["term"].split()) <= MAX_TERM_WORDS for match in found)
    return len(found) == len(run) >= 2 and short and any(match["abbreviation"] for match in found)


def _definitions(run: list[Line], notes: Notes) -> list[Line]:
    result = []
    for line in run:
        match = _bullet(line)
        assert match
        term = match["term"] + (match["abbreviation"] or "")
        notes.glossary.append(term)
        notes.repaired("D23", line.number, line.text, f"{term}\n:   {match['text']}")
        result += [line.with_text(term), line.with_text(":   " + match["text"]), line.with_text("")]
    return result
