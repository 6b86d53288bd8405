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
