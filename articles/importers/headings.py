"""D17, D18 and D22: headings that lost their marks, and headings that the text repeats."""

from __future__ import annotations

import re

from articles.importers.document import Notes
from articles.importers.lines import Line, joined, next_filled, previous_filled
from articles.importers.quoted_values import unmarked, unquoted
from articles.importers.wording import (
    ends_open,
    has_markup,
    is_heading_like,
    reads_as_sentence,
    starts_upper,
    word_count,
)

LABEL = re.compile(r"[^:.!?]{2,80}:$")
LEADS_IN = re.compile(
    r"\b(?:is|are|was|were|includes?|following|follows?|for example|such as|note|tip|warning|these|this|here|can|may|will|should|must|you|we|by|"
    r"from|to|subject|date|tel|phone|e-?mail|address)\b",
    re.I,
)
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"={3,}\s*$")
ECHO_WORDS = 4
OPENING = 40  # characters beyond the heading's own in which its echo may go on


def heading_text(text: str) -> str:
    """The words of a Markdown heading, or nothing."""
    match = HEADING.match(text)
    return match[1] if match else ""


def mark_label_headings(lines: list[Line], notes: Notes) -> list[Line]:
    """`Conclusion:` alone on a line becomes a heading without the colon (D22)."""
    return [_label_heading(lines, index, notes) for index in range(len(lines))]


def _label_heading(lines: list[Line], index: int, notes: Notes) -> Line:
    line = lines[index]
    if not _is_label_heading(lines, index):
        return line
    after = f"## {line.text.strip().removesuffix(':').strip()}"
    notes.repaired("D22", line.number, line.text, after)
    return line.with_text(after)


def _is_label_heading(lines: list[Line], index: int) -> bool:
    line = lines[index]
    text = line.text.strip()
    if line.is_code or not LABEL.match(text) or not starts_upper(text) or has_markup(text):
        return False
    following = next_filled(lines, index)
    is_short = word_count(text) <= 8 and not LEADS_IN.search(text)
    return is_short and bool(following and (reads_as_sentence(following.text) or has_markup(following.text)))


def mark_bare_headings(lines: list[Line], notes: Notes) -> list[Line]:
    """A short line without a stop, before a sentence, becomes a heading (D17)."""
    return [_bare_heading(lines, index, notes) for index in range(len(lines))]


def is_bare_heading(lines: list[Line], index: int) -> bool:
    line, following = lines[index], next_filled(lines, index)
    if line.is_blank or line.is_code or not following or not is_heading_like(line.text):
        return False
    return reads_as_sentence(following.text) and _stands_apart(lines, index)


def _stands_apart(lines: list[Line], index: int) -> bool:
    """Whether what comes before is finished, so that this line opens something new."""
    before = previous_filled(lines, index)
    return not before or not ends_open(before.text) or has_markup(before.text)


def _bare_heading(lines: list[Line], index: int, notes: Notes) -> Line:
    line = lines[index]
    if not is_bare_heading(lines, index):
        return line
    after = f"## {line.text.strip()}"
    notes.repaired("D17", line.number, line.text, after)
    return line.with_text(after)


def report_echoes(lines: list[Line], notes: Notes) -> None:
    """A first sentence that takes its heading for its subject (D18)."""
    for index, line in enumerate(lines):
        heading, following = heading_text(line.text), next_filled(lines, index)
        if heading and following and not line.is_code and _echoes(heading, following.text):
            notes.warn(
                "D18",
                f"The first sentence repeats the heading “{heading}” as if it were a subject.",
                following.number,
            )


def _echoes(heading: str, sentence: str) -> bool:
    """Whether the sentence opens with the end of the heading, in the heading's own capitals."""
    words = re.findall(r"[\w'’-]+", heading)
    opening = re.findall(r"[\w'’-]+", sentence[: len(heading) + OPENING])
    starts = [opening, opening[1:]] if opening[:1] in (["The"], ["This"]) else [opening]
    tails = [words[-size:] for size in range(ECHO_WORDS, len(words) + 1)]
    return any(start[: len(tail)] == tail and len(start) > len(tail) for start in starts for tail in tails)


def take_title(
    lines: list[Line], title: str, notes: Notes, *, is_plain: bool
) -> tuple[list[Line], str, bool]:
    """The lines without a title at their head, the title, and whether that was only guessed (D16).

    A heading that differs from a title already known stays in the text.
    """
    first = next((index for index, line in enumerate(lines) if not line.is_blank), None)
    if first is None or lines[first].is_code:
        return lines, title, False
    found, length = _marked_title(lines, first)
    is_guessed = not found and is_plain and not title and is_bare_heading(lines, first)
    if is_guessed:
        found = lines[first].text.strip()
    if not found or (title and found.casefold() != title.casefold()):
        return lines, title, False
    notes.repaired("D16", lines[first].number, joined(lines[first : first + length]), found)
    title = unquoted(unmarked(found))
    return lines[:first] + _without_blank_start(lines[first + length :]), title, is_guessed


def _marked_title(lines: list[Line], first: int) -> tuple[str, int]:
    """The words of a first-level heading at `first` and the number of its lines; no words where there is none."""
    if lines[first].text.startswith("# "):
        return heading_text(lines[first].text), 1
    is_underlined = first + 1 < len(lines) and UNDERLINE.match(lines[first + 1].text)
    return (lines[first].text.strip(), 2) if is_underlined else ("", 1)


def _without_blank_start(lines: list[Line]) -> list[Line]:
    return lines[1:] if lines and lines[0].is_blank else lines


def demote(lines: list[Line], notes: Notes) -> list[Line]:
    """The title is the only first-level heading of a page, so those within the text become second-level ones."""
    result: list[Line] = []
    for line in lines:
        before, text = line.text, line.text
        if not line.is_code and line.text.startswith("# "):
            text = "#" + text
        elif not line.is_code and result and UNDERLINE.match(text) and result[-1].text.strip():
            heading = result.pop()
            line, before, text = heading, f"{heading.text}\n{text}", f"## {heading.text.strip()}"
        if text != before:
            notes.repaired("D17", line.number, before, text)
        result.append(line.with_text(text))
    return result
