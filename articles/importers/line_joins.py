"""D20 and D21: sentences that a scraper cut at their links, put together again.

    They increase            They increase collagen formation, boost …
    collagen            ->
    formation, boost …

A chain is joined only when it opens in the middle of a sentence, holds a cut-out anchor or a line of bare
punctuation, and is closed by a full stop: a plain list of words stays a list.
"""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line
from articles.importers.wording import (
    SMALL_WORDS,
    ends_open,
    ends_with_full_stop,
    has_markup,
    starts_lower,
    word_count,
)

LEADING_PUNCTUATION = re.compile(r"(?:[,;!?)]|\.(?![\w.]))")
TRAILING = re.compile(r"[^\w%)\]\"'”’+-]$")
MAX_ANCHOR_WORDS = 5
MAX_ORPHAN_WORDS = 3


def rejoin(lines: list[Line], notes: Notes) -> list[Line]:
    result, index = [], 0
    while index < len(lines):
        end = _chain_end(lines, index)
        chain = lines[index:end]
        if _is_broken(chain):
            _report(chain, notes)
            chain = [_joined(chain)]
        result += chain
        index = end
    return result


def continues(text: str, following: str) -> bool:
    """Whether `following` goes on with the sentence that `text` leaves open."""
    return _is_unfinished(text) and (bool(LEADING_PUNCTUATION.match(following)) or starts_lower(following))


def _is_unfinished(text: str) -> bool:
    return bool(text.strip()) and ends_open(text)


def _chain_end(lines: list[Line], start: int) -> int:
    """The index after the last line that belongs to the sentence opened at `start`."""
    end = start + 1
    if lines[start].is_blank or lines[start].is_code:
        return end
    while end < len(lines) and _goes_on(lines, end):
        end += 1
    return end


def _goes_on(lines: list[Line], index: int) -> bool:
    before, line = lines[index - 1].text, lines[index]
    if line.is_blank or line.is_code or has_markup(line.text):
        return False
    return continues(before, line.text) or _is_capitalised_anchor(lines, index)


def _is_capitalised_anchor(lines: list[Line], index: int) -> bool:
    """A name cut out as a link: the line before asks for more, the line after goes on with it."""
    before, text = lines[index - 1].text.strip(), lines[index].text
    if not _is_unfinished(before) or not _is_anchor_text(text) or index + 1 >= len(lines):
        return False
    asks_for_more = before.split()[-1].lower() in SMALL_WORDS or before.endswith(",")
    return asks_for_more and continues(text, lines[index + 1].text)


def _is_anchor_text(text: str) -> bool:
    return (
        word_count(text) <= MAX_ANCHOR_WORDS
        and not TRAILING.search(text.strip())
        and not _is_orphan_start(text)
    )


def _is_orphan_start(text: str) -> bool:
    return bool(LEADING_PUNCTUATION.match(text))


def _is_orphan(line: Line) -> bool:
    """Punctuation alone on its line, or with a word or two that leave the sentence open (D21)."""
    words = re.findall(r"\w+", line.text)
    return _is_orphan_start(line.text) and (
        not words or (len(words) <= MAX_ORPHAN_WORDS and ends_open(line.text))
    )


def _anchors(chain: list[Line]) -> list[Line]:
    """The cut-out links: a few words each, with something of the sentence between any two of them."""
    anchors: list[Line] = []
    for before, line in zip(chain, chain[1:-1], strict=False):
        if _is_anchor_text(line.text) and not (anchors and anchors[-1] is before):
            anchors.append(line)
    return anchors


def _is_broken(chain: list[Line]) -> bool:
    has_cut = bool(_anchors(chain)) or any(_is_orphan(line) for line in chain[1:])
    return has_cut and ends_with_full_stop(chain[-1].text)


def _joined(chain: list[Line]) -> Line:
    text = chain[0].text.rstrip()
    for line in chain[1:]:
        text += _gap(line) + line.text.strip()
    return chain[0].with_text(text)


def _gap(line: Line) -> str:
    return "" if _is_orphan_start(line.text) else " "


def _report(chain: list[Line], notes: Notes) -> None:
    anchors = _anchors(chain)
    notes.glossary += [line.text.strip() for line in anchors]
    for index, line in enumerate(chain[1:], 1):
        if line in anchors:
            notes.repaired("D20", line.number, *_around(chain, index))
        elif _is_orphan(line):
            notes.repaired("D21", line.number, *_around(chain, index))


def _around(chain: list[Line], index: int) -> tuple[str, str]:
    """The line with the words next to it, as they stood and as they stand."""
    left = " ".join(chain[index - 1].text.split()[-3:])
    text, right = chain[index].text.strip(), ""
    following = chain[index + 1] if index + 1 < len(chain) else None
    if following:
        right = " ".join(following.text.split()[:3])
    before = "\n".join(part for part in (left, text, right) if part)
    after = left + _gap(chain[index]) + text + (_gap(following) + right if following else "")
    return before, after
