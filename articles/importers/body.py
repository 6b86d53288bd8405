"""The body of an article: from the lines of the source to its normal form, and what is found on the way."""

from __future__ import annotations

from dataclasses import dataclass

from articles.importers.blank_lines import collapse
from articles.importers.call_to_action import report_clipped_end, take_call_to_action
from articles.importers.citations import find_citations
from articles.importers.comma_dashes import repair_comma_dashes
from articles.importers.document import CallToAction, CitationMention, ImageReference, Notes
from articles.importers.duplicates import report_near_duplicates
from articles.importers.figures import (
    drop_repeated_hero,
    images_in,
    repair_captions,
    report_alternatives,
    report_captions,
    report_uncredited,
)
from articles.importers.headings import demote, report_echoes, take_title
from articles.importers.lines import Line, joined
from articles.importers.phrases import report_phrases
from articles.importers.plain_text import is_markdown, repair_plain_text
from articles.importers.spelling import report_mixed_spelling
from articles.importers.steps import repair_steps
from articles.importers.tables import repair_tables
from articles.importers.wrapping import unwrap


@dataclass(frozen=True)
class Body:
    """The repaired text with what was taken out of it."""

    text: str
    title: str
    title_is_guessed: bool
    lines: list[Line]
    hero: ImageReference | None
    images: tuple[ImageReference, ...]
    citations: tuple[CitationMention, ...]
    call_to_action: CallToAction | None


def repair_body(
    lines: list[Line],
    title: str,
    hero: ImageReference | None,
    notes: Notes,
    *,
    allowed_at_start: int,
    is_structured: bool = False,
) -> Body:
    """Repair first, then report on the lines as the source has them. `title`: what is known of it, or nothing.

    `is_structured`: headings and lists are marked in the source, so that none need be guessed.
    """
    if notes.is_our_own:
        return _taken_as_it_is(lines, title, hero, notes)
    lines = collapse(lines, notes, allowed_at_start=allowed_at_start)
    report_clipped_end(lines, notes)
    lines, call_to_action = take_call_to_action(lines, notes)
    lines = repair_comma_dashes(lines, notes)
    is_plain = not is_structured and not is_markdown(lines)
    if is_plain:
        lines = unwrap(lines)
    lines, title, is_guessed = take_title(lines, title, notes, is_plain=is_plain)
    source_lines = lines
    lines = demote(repair_steps(lines, notes), notes)
    lines = (
        repair_plain_text(lines, notes) if is_plain else repair_tables(repair_captions(lines, notes), notes)
    )
    source_images = images_in(lines)
    lines, hero = drop_repeated_hero(lines, hero, notes)
    images = images_in(lines)
    _report_text(source_lines, notes)
    _report_images(source_images, images, notes)
    report_echoes(lines, notes)
    text = joined(lines).strip("\n")
    return Body(
        text + "\n" if text else "",
        title,
        is_guessed,
        source_lines,
        hero,
        tuple(images),
        find_citations(source_lines),
        call_to_action,
    )


def _taken_as_it_is(lines: list[Line], title: str, hero: ImageReference | None, notes: Notes) -> Body:
    """A text that this program wrote out: nothing is repaired, all is reported."""
    images = images_in(lines)
    _report_text(lines, notes)
    _report_images(images, images, notes)
    report_echoes(lines, notes)
    text = joined(lines).strip("\n") + "\n"
    return Body(text, title, False, lines, hero, tuple(images), find_citations(lines), None)


def _report_text(lines: list[Line], notes: Notes) -> None:
    report_near_duplicates(lines, notes)
    report_mixed_spelling(lines, notes)
    report_phrases(lines, notes)


def _report_images(in_source: list[ImageReference], kept: list[ImageReference], notes: Notes) -> None:
    report_alternatives(in_source, notes)
    report_uncredited(kept, notes)
    report_captions(in_source, notes)
