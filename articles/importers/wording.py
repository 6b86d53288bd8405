"""How a line reads: is it a sentence, is it short, does it stop in the middle. Judged by form, never by content."""

from __future__ import annotations

import re

CLOSING = r"""["'”’»)\]*_]*"""
ENDS_SENTENCE = re.compile(rf"[.!?…:;]{CLOSING}$")
FULL_STOP = re.compile(rf"[.!?…]{CLOSING}$")
ABBREVIATION = re.compile(
    r"(?:\b(?:vs|dr|mr|mrs|ms|st|no|prof|approx|al|fig|inc|ltd|etc|e\.g|i\.e|cf)|\b[A-Z])\.$", re.I
)
SENTENCE_BREAK = re.compile(rf"[.!?…]{CLOSING}\s+(?=[\"'“‘(\[*_]*[A-Z0-9À-Þ])")
MARKUP = re.compile(r"\s*(?:[-*+•]\s|\d{1,3}[.)]\s|#{1,6}\s|>|\||:\s|!\[|```|~~~|<|={3,}|-{3,})")
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "like",
        "near",
        "nor",
        "of",
        "on",
        "or",
        "over",
        "per",
        "such",
        "than",
        "that",
        "the",
        "their",
        "these",
        "this",
        "to",
        "via",
        "vs",
        "what",
        "when",
        "which",
        "while",
        "with",
        "without",
        "your",
    ]
)


def word_count(text: str) -> int:
    return len(text.split())


def has_markup(text: str) -> bool:
    """Whether the line opens a Markdown block (list, heading, quote, table, definition, picture) or raw HTML."""
    return bool(MARKUP.match(text))


def ends_open(text: str) -> bool:
    """Whether the line stops without any closing punctuation."""
    return not ENDS_SENTENCE.search(text.rstrip())


def ends_with_full_stop(text: str) -> bool:
    return bool(FULL_STOP.search(text.rstrip()))


def starts_lower(text: str) -> bool:
    return text[:1].islower()


def starts_upper(text: str) -> bool:
    """Whether the first letter or digit, after any opening quote, is a capital or a digit."""
    first = text.lstrip("\"'“‘([")[:1]
    return first.isupper() or first.isdigit()


def sentences(text: str) -> list[str]:
    """Split a paragraph into sentences; "et al.", "vs." and initials do not end one."""
    parts, start = [], 0
    for gap in SENTENCE_BREAK.finditer(text):
        head = text[start : gap.end()].rstrip()
        if ABBREVIATION.search(head):
            continue
        parts.append(head)
        start = gap.end()
    return [*parts, text[start:].strip()] if text[start:].strip() else parts


def is_title_case(text: str) -> bool:
    """Whether the words of a line, small ones aside, begin with capitals."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word.lower() not in SMALL_WORDS]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def is_heading_like(text: str) -> bool:
    """A short line of its own that opens with a capital and ends without a stop."""
    text = text.strip()
    if not starts_upper(text) or has_markup(text) or len(text) > 100 or word_count(text) > 14:
        return False
    if text.endswith("?"):
        return is_title_case(text) or text.split()[0].lower() in {
            "what",
            "how",
            "why",
            "who",
            "when",
            "where",
            "which",
        }
    return (
        text[-1] not in ".,;:!…-–—"
        and ends_open(text)
        and len(sentences(text)) == 1
        and not text.startswith("By ")
    )


def reads_as_sentence(text: str) -> bool:
    """Whether the line is running prose: several words, closed by punctuation."""
    return word_count(text) >= 5 and starts_upper(text) and not ends_open(text) and not has_markup(text)


def is_label(text: str) -> bool:
    """A few words without a stop, as they stand before an explanation."""
    text = text.strip()
    return 0 < word_count(text) <= 10 and starts_upper(text) and ends_open(text) and not has_markup(text)
