"""D25 and D26: an offer at the end of a text, and a last word that was cut off."""

from __future__ import annotations

import re

from articles.importers.document import CallToAction, Notes
from articles.importers.front_matter import Entry
from articles.importers.lines import Line, joined
from articles.importers.wording import ENDS_SENTENCE, has_markup, word_count

INVITES = re.compile(
    r"\b(?:let us know where|where (?:to|should we|can we) send|(?:enter|leave|give us|tell us) your (?:e-?mail|details|name|number)|"
    r"(?:claim|get|grab|redeem|unlock|receive|request|send me) (?:my|your|a|the) [\w -]{0,24}?\b(?:code|voucher|coupon|discount|offer)|use (?:the )?code|"
    r"sign up (?:now|today|for|to get)|subscribe (?:now|today|to get))\b",
    re.I,
)
TERMS = re.compile(
    r"\b(?:valid (?:once|only|for|until|through)|one (?:code )?per (?:new )?(?:client|patient|customer|person)|once per (?:new )?(?:client|patient|"
    r"customer|person)|expires?\b|new (?:clients|patients|customers) only|terms (?:and conditions )?apply)",
    re.I,
)
VALIDITY = re.compile(
    r"\b(?:expires?|valid)\b[^.]{0,24}?\b(?:in|for|within)\s+(\d{1,3})[\s-]*(day|week|month)s?\b", re.I
)
DAYS = {"day": 1, "week": 7, "month": 30}
CLIPPED_UNIT = re.compile(r"\b(?:[2-9]|[1-9]\d+)\s+(?:day|week|month|year|hour|minute|session)$", re.I)
MAX_WORDS = 16
MAX_LINES = 4


def take_call_to_action(lines: list[Line], notes: Notes) -> tuple[list[Line], CallToAction | None]:
    """Move a closing offer out of the text; nothing of its wording is lost (D25)."""
    start = _start(lines)
    offer = [line for line in lines[start:] if not line.is_blank]
    if not offer or not any(re.search(r"\w", line.text) for line in lines[:start]):
        return lines, None
    text = joined(offer)
    notes.repaired("D25", offer[0].number, text, "")
    return lines[:start], CallToAction(text, offer[0].number, validity_days(text))


def _start(lines: list[Line]) -> int:
    """The index of the first line of the closing offer, or the end where there is none."""
    start, taken = len(lines), 0
    for index in range(len(lines) - 1, 0, -1):
        if lines[index].is_blank:
            continue
        if taken == MAX_LINES or not _belongs_to_offer(lines[index]):
            break
        start, taken = index, taken + 1
    return start


def _belongs_to_offer(line: Line) -> bool:
    text = line.text.lstrip("#*_> ")
    is_short = word_count(text) <= MAX_WORDS and (not has_markup(line.text) or line.text.startswith("#"))
    return is_short and not line.is_code and bool(INVITES.search(text) or TERMS.search(text))


def read_call_to_action(entry: Entry | None) -> CallToAction | None:
    """The offer that front matter carries, its lines as they are."""
    text = str(entry.value).strip() if entry else ""
    return CallToAction(text, entry.line, validity_days(text)) if entry and text else None


def validity_days(text: str) -> int | None:
    """How long the offer says it is valid, in days."""
    match = VALIDITY.search(text)
    return int(match[1]) * DAYS[match[2].lower()] if match else None


def report_clipped_end(lines: list[Line], notes: Notes) -> None:
    """The last line stops in the middle of a sentence, or of a word: "Expires in 30 day" (D26)."""
    last = next((line for line in reversed(lines) if not line.is_blank), None)
    if not last or last.is_code or has_markup(last.text) or ENDS_SENTENCE.search(last.text.rstrip()):
        return
    text = last.text.rstrip()
    if CLIPPED_UNIT.search(text) or re.search(r"[a-z]\.\s+[A-Z]", text) or word_count(text) > 20:
        notes.warn("D26", f"The text ends in the middle of a sentence: “…{text[-40:]}”", last.number)
