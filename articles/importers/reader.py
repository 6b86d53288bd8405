"""read(): one source, from its bytes to an ArticleDocument."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles.importers.blank_lines import close_file
from articles.importers.body import Body, repair_body
from articles.importers.call_to_action import read_call_to_action
from articles.importers.categories import Category, report_unknown
from articles.importers.details import read_details, take_converted
from articles.importers.document import ArticleDocument, DocumentError, ImageReference, Notes
from articles.importers.encoding import decode
from articles.importers.figures import report_hero
from articles.importers.front_matter import Block, find_block, read_block
from articles.importers.hero import credit_from_parts, read_hero
from articles.importers.lines import Line, joined, numbered
from articles.importers.metadata import OUR_OWN, Metadata
from articles.importers.mojibake import repair_mojibake
from articles.importers.plain_text import has_words
from articles.importers.quoted_values import clean_text
from articles.importers.references import read_references
from articles.importers.titles import propose_title
from articles.importers.values import slugify, to_categories, to_flag, to_slug, to_text
from articles.rendering.reading import count_words, reading_minutes

FRONT_MATTER, PLAIN_TEXT = "front_matter", "plain_text"
FORMATS = ("auto", FRONT_MATTER, PLAIN_TEXT)
OUR_OWN_MARK = f"---\n{OUR_OWN}: ".encode()
MARK_WITHIN = len(OUR_OWN_MARK)


def read(source: Path | str | bytes, *, name: str = "", form: str = "auto") -> ArticleDocument:
    """Read one article from a file or from bytes. Raises DocumentError where that is impossible.

    `name` stands for the file name where only bytes are given. The name without its ending becomes the stable
    reference of the article, unless the front matter carries an id. `form`: one of FORMATS; "auto" tells them
    apart by content.
    """
    path = None if isinstance(source, bytes) else Path(source)
    name = Path(name or (path.name if path else "document")).name
    raw = _bytes_of(path, name) if path else bytes(source)  # type: ignore[arg-type]
    notes = Notes(is_our_own=OUR_OWN_MARK in raw[:MARK_WITHIN])
    text = close_file(decode(raw, name, notes), notes)
    if not notes.is_our_own:
        text = joined(repair_mojibake(numbered(text), notes))
    block = None if form == PLAIN_TEXT else find_block(text, name)
    if form == FRONT_MATTER and block is None:
        raise DocumentError(name, 1, "the file has no front matter")
    metadata = Metadata(read_block(block, name, notes) if block else [], notes)
    lines = numbered(block.body, block.body_first) if block else numbered(text)
    if not has_words(lines):
        raise DocumentError(name, lines[0].number, "the file holds no text to publish")
    return _document(lines, block, metadata, notes, source=name, digest=hashlib.sha256(raw).hexdigest())


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(name, None, f"the file cannot be opened: {error.strerror or error}") from error


def _document(
    lines: list[Line], block: Block | None, metadata: Metadata, notes: Notes, *, source: str, digest: str
) -> ArticleDocument:
    known_title = clean_text(metadata.take("title"), notes)
    was_proposed = take_converted(metadata, "title_is_proposed", to_flag, "true or false", False)
    hero = read_hero(metadata, notes)
    reading_line = metadata.line_of("reading_minutes")
    details = read_details(metadata, notes)
    metadata.take("our_own")
    references = read_references(metadata, notes)
    slug, source_ref, offer = (metadata.take(meaning) for meaning in ("slug", "source_ref", "call_to_action"))
    body = repair_body(lines, known_title, hero, notes, allowed_at_start=1 if block else 0)
    if not re.search(r"\w", body.text):
        raise DocumentError(source, lines[0].number, "the file holds a title and no text")
    title, is_proposed = _title(body, lines[0].number, notes)
    if body.hero:
        report_hero(body.hero, title, notes)
    if was_proposed and not is_proposed:
        _ask_to_confirm(title, notes)
    if details["stated_reading_minutes"]:
        _compare_reading_time(details["stated_reading_minutes"], reading_line, body.text, notes)
    subjects = _categories(metadata, " ".join((title, *details["keywords"], body.text)), notes)
    return ArticleDocument(
        source=source,
        source_ref=(to_text(source_ref.value) if source_ref else "") or Path(source).stem,
        digest=digest,
        format=FRONT_MATTER if block else PLAIN_TEXT,
        title=title,
        title_is_proposed=is_proposed or was_proposed,
        slug=(to_slug(slug.value) if slug else "") or slugify(title),
        body=body.text,
        hero=body.hero,
        images=_credited(body.images, metadata),
        citations=(*references, *body.citations),
        call_to_action=body.call_to_action or read_call_to_action(offer),
        glossary_candidates=tuple(dict.fromkeys(notes.glossary)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        warnings=tuple(sorted(notes.warnings, key=lambda warning: warning.line)),
        unmapped=metadata.unmapped,
        **details,
        **subjects,
    )


def _title(body: Body, line: int, notes: Notes) -> tuple[str, bool]:
    """The title of the text, or one proposed from its words, to be confirmed (D16)."""
    if body.title and not body.title_is_guessed:
        return body.title, False
    title = body.title or propose_title(body.lines)
    if not body.title:
        notes.repaired("D16", line, "", title)
    _ask_to_confirm(title, notes, line)
    return title, True


def _ask_to_confirm(title: str, notes: Notes, line: int = 1) -> None:
    notes.warn("D16", f"The text has no title. Proposed: “{title}”. Confirm or change it.", line)


def _compare_reading_time(stated: int, line: int, body: str, notes: Notes) -> None:
    """The reading time that the source states is kept; where ours differs, both are reported."""
    words = count_words(body)
    computed = reading_minutes(words)
    if computed != stated:
        message = f"The source states {stated} minutes of reading; {words:,} words take about {computed}."
        notes.warn("reading-time", message, line)


def _categories(metadata: Metadata, text: str, notes: Notes) -> dict[str, Any]:
    """The category and the typed categories that the text speaks of; the others are kept as unmapped (D8)."""
    main, several = metadata.take("category"), metadata.take("categories")
    name = to_text(main.value) if main else ""
    pairs: list[Category] = (to_categories(several.value) or []) if several else []
    is_alone = name not in {known for _kind, known in pairs} and not notes.is_our_own
    alone = [("exact", name)] if main and name and is_alone else []
    if main and report_unknown(alone, text, main.line, notes):
        metadata.keep(main.key, main.value)
        name = ""
    dropped = report_unknown(pairs, text, several.line, notes) if several and not notes.is_our_own else []
    if several and dropped:
        metadata.keep(several.key, [{"type": kind, "name": lost} for kind, lost in dropped])
    return {"category": name or "", "categories": tuple(pair for pair in pairs if pair not in dropped)}


def _credited(images: tuple[ImageReference, ...], metadata: Metadata) -> tuple[ImageReference, ...]:
    """Pictures of the text with the credits that the front matter lists by address."""
    entry = metadata.take("inline_credits")
    if not entry or not isinstance(entry.value, dict):
        return images
    credits = {url: credit_from_parts(parts) for url, parts in entry.value.items() if isinstance(parts, dict)}
    return tuple(replace(image, credit=credits.get(image.url) or image.credit) for image in images)
