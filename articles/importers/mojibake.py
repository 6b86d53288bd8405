"""D1: UTF-8 that was once read as Windows-1252, repaired span by span so that correct letters survive.

ftfy judges the text line by line; symbols it does not dare to touch alone (an emoji of three bytes) are
recognised by their byte pattern, which no writing uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import ftfy
from ftfy import bad_codecs, badness

from articles.importers.document import Notes
from articles.importers.lines import Line

bad_codecs.ok()  # registers the codec "sloppy-windows-1252"
SLOPPY = "sloppy-windows-1252"
CONTINUATION = "[" + re.escape(bytes(range(0x80, 0xC0)).decode(SLOPPY)) + "]"
SYMBOL = re.compile(f"ðŸ{CONTINUATION}{{2}}|[âï]{CONTINUATION}{{2}}")
# No language writes four such letters and signs in a row that happen to be whole UTF-8.
LONG_RUN = re.compile(r"[\u0080-\U0010ffff]{4,}")
MOST_TIMES = 3
# "œ" and "Œ" misread: a quotation mark between a letter and small letters, which ftfy does not dare to touch.
OE = re.compile(r"Å(?:“(?=[a-zà-ÿ])|’(?=[a-rt-zà-ÿ]))")
# A closing quote whose third byte, which Windows-1252 does not know, was dropped on the way.
LOST_QUOTE = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")
SETTINGS = ftfy.TextFixerConfig(uncurl_quotes=False, normalization=None)
READ_AS_LATIN = re.compile(r"[À-ÖØ-öø-ÿ]")
LETTER = re.compile(r"[^\W\d_]")
AROUND = 12
LONGEST_COMPARED = 10_000


def repair_mojibake(lines: list[Line], notes: Notes) -> list[Line]:
    return [line if line.text.isascii() else _repaired(line, notes) for line in lines]


def fix(text: str) -> str:
    """The text with every broken span decoded; correct text comes back unchanged."""
    as_it_is = _fixed(text)
    run_by_run = _fixed(LONG_RUN.sub(_decoded_often, text))
    # Decoding runs first rescues what was misread twice, but takes from ftfy what it needs to be sure of the rest.
    return min(as_it_is, run_by_run, key=badness.badness)


def _fixed(text: str) -> str:
    text = OE.sub(_decoded, LOST_QUOTE.sub("”", SYMBOL.sub(_decoded, text)))
    return str(ftfy.fix_encoding(text, SETTINGS)) if badness.is_bad(text) else text


def _decoded_often(match: re.Match[str]) -> str:
    """A run that was misread twice or more; one that decodes as a whole is never writing."""
    text = match[0]
    for _time in range(MOST_TIMES):
        try:
            text = text.encode(SLOPPY).decode("utf-8")
        except UnicodeError:
            break
    return text


def _decoded(match: re.Match[str]) -> str:
    try:
        return match[0].encode(SLOPPY).decode("utf-8")
    except UnicodeError:
        return match[0]


def _repaired(line: Line, notes: Notes) -> Line:
    russian = _read_as_latin(line.text)
    if russian:
        notes.repaired("D1", line.number, line.text, russian)
        notes.warn(
            "D1", "This line was read as Russian (Windows-1251). Check that it makes sense.", line.number
        )
        return line.with_text(russian)
    fixed = fix(line.text)
    for before, after in _changes(line.text, fixed):
        notes.repaired("D1", line.number, before, after)
    return line.with_text(fixed)


def _read_as_latin(text: str) -> str:
    """Russian whose bytes were read as Latin-1: nearly every letter then carries an accent."""
    accented = len(READ_AS_LATIN.findall(text))
    if accented < 6 or accented < 0.8 * len(LETTER.findall(text)):
        return ""
    try:
        return text.encode("latin-1").decode("cp1251")
    except UnicodeError:
        return ""


def _changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Each changed span with some text around it."""
    if before == after:
        return
    if len(before) > LONGEST_COMPARED:  # comparing takes the square of the length
        yield before[:AROUND], after[:AROUND]
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield before[max(0, i - AROUND) : j + AROUND], after[max(0, k - AROUND) : m + AROUND]
