"""Plain text, as it is scraped from a page: one line is one paragraph, and the marks of its structure are lost."""

from __future__ import annotations

import re

from articles.importers.definition_pairs import repair_inline_pairs, repair_pairs, repair_term_bullets
from articles.importers.document import Notes
from articles.importers.headings import mark_bare_headings, mark_label_headings
from articles.importers.line_joins import rejoin
from articles.importers.lines import Line
from articles.importers.paragraphs import separate
from articles.importers.plain_lists import repair_lists
from articles.importers.plain_quotes import restore_quotations
from articles.importers.plain_tables import restore_tables
from articles.importers.questions_and_answers import repair_questions

MARKDOWN = re.compile(r" {0,3}(?:#{1,6}\s+\S|>\s|!\[[^\]]*\]\(|```|~~~|:   \S)|\s*\|.*\|\s*$")

REPAIRS = (
    rejoin,
    restore_tables,
    repair_lists,
    repair_questions,
    repair_pairs,
    repair_term_bullets,
    repair_inline_pairs,
    restore_quotations,
    mark_label_headings,
    mark_bare_headings,
)


def is_markdown(lines: list[Line]) -> bool:
    """Whether the text carries marks of structure, a title at its head aside, so that nothing need be guessed."""
    filled = [line for line in lines if not line.is_blank]
    if filled and filled[0].text.startswith("# "):
        filled = filled[1:]
    return any(line.is_code or MARKDOWN.match(line.text) for line in filled)


def repair_plain_text(lines: list[Line], notes: Notes) -> list[Line]:
    """The structure of a plain text as Markdown, in the order in which one repair clears the way for the next."""
    for repair in REPAIRS:
        lines = repair(lines, notes)
    return separate(lines)


def has_words(lines: list[Line]) -> bool:
    return any(re.search(r"\w", line.text) for line in lines)
