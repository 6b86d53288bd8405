"""From what a format hands over to an ArticleDocument: every repair, in the order in which one clears the way for the next."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from articles.importers.article_source import ArticleSource
from articles.importers.body import Body, repair_body
from articles.importers.call_to_action import read_call_to_action
from articles.importers.categories import read_categories
from articles.importers.choices import NO_CHOICES, Choices
from articles.importers.details import read_details, take_converted
from articles.importers.document import ArticleDocument, DocumentError, ImageReference, Notes
from articles.importers.figures import report_hero
from articles.importers.file_links import report_file_links
from articles.importers.formats.markdown import FRONT_MATTER, PLAIN_TEXT, text_source
from articles.importers.hero import credit_from_parts, read_hero
from articles.importers.lines import Line, numbered
from articles.importers.metadata import OUR_OWN, Metadata
from articles.importers.mojibake import repair_mojibake
from articles.importers.mojibake_values import repair_values
from articles.importers.old_links import hosts_of
from articles.importers.plain_text import has_words
from articles.importers.quoted_values import clean_text
from articles.importers.references import read_references
from articles.importers.titles import propose_title
from articles.importers.values import slugify, to_flag, to_slug, to_text
from articles.rendering.reading import count_words, reading_minutes

FORMATS = ("auto", FRONT_MATTER, PLAIN_TEXT)
BUNDLES = ("index", "_index", "readme")


def read(source: Path | str | bytes, *, name: str = "", form: str = "auto") -> ArticleDocument:
    """Read one article from a file or from bytes. Raises DocumentError where that is impossible.

    `name` stands for the file name where only bytes are given. The name without its ending becomes the stable
    reference of the article, unless the front matter carries an id. `form`: one of FORMATS; "auto" tells them
    apart by content.
    """
    path = None if isinstance(source, bytes) else Path(source)
    name = Path(name or (path.name if path else "document")).name
    raw = _bytes_of(path, name) if path else bytes(source)  # type: ignore[arg-type]
    return to_document(text_source(raw, name, form))


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(name, None, f"the file cannot be opened: {error.strerror or error}") from error


def to_document(source: ArticleSource, choices: Choices = NO_CHOICES) -> ArticleDocument:
    """The article in normal form, repaired and reported on. Raises DocumentError where there is no text in it."""
    notes = Notes(is_our_own=any(entry.key == OUR_OWN for entry in source.entries[:1]))
    notes.repairs += source.repairs
    notes.warnings += source.warnings
    entries, lines = list(source.entries), numbered(source.text, source.first_line)
    if not notes.is_our_own:
        entries, lines = repair_values(entries, notes), repair_mojibake(lines, notes)
    if not has_words(lines):
        raise DocumentError(source.name, source.first_line, "the file holds no text to publish")
    return _document(source, lines, Metadata(entries, notes, choices.keys), notes, choices)


def _document(
    source: ArticleSource, lines: list[Line], metadata: Metadata, notes: Notes, choices: Choices
) -> ArticleDocument:
    known_title = clean_text(metadata.take("title"), notes)
    was_proposed = take_converted(metadata, "title_is_proposed", to_flag, "true or false", False)
    hero = read_hero(metadata, notes)
    reading_line = metadata.line_of("reading_minutes")
    details = read_details(metadata, notes, choices)
    metadata.take("our_own")
    references = read_references(metadata, notes)
    slug, source_ref, offer = (metadata.take(meaning) for meaning in ("slug", "source_ref", "call_to_action"))
    body = repair_body(
        lines,
        known_title,
        hero,
        notes,
        allowed_at_start=1 if source.entries else 0,
        is_structured=source.is_structured,
    )
    if not re.search(r"\w", body.text):
        raise DocumentError(source.name, lines[0].number, "the file holds a title and no text")
    if not notes.is_our_own:
        report_file_links(body.lines, hosts_of(source.addresses), notes)
    title, is_proposed = _title(body, lines[0].number, notes)
    if body.hero:
        report_hero(body.hero, title, notes)
    if was_proposed and not is_proposed:
        _ask_to_confirm(title, notes)
    if details["stated_reading_minutes"]:
        _compare_reading_time(details["stated_reading_minutes"], reading_line, body.text, notes)
    words = " ".join((title, *details["keywords"], body.text))
    subjects = read_categories(metadata, words, notes, choices, chosen_by_people=source.is_structured)
    return ArticleDocument(
        source=source.name,
        source_ref=(to_text(source_ref.value) if source_ref else "")
        or source.source_ref
        or reference(source.name),
        digest=source.digest or _digest(source),
        format=source.format,
        title=title,
        title_is_proposed=is_proposed or was_proposed,
        slug=(to_slug(slug.value) if slug else "") or slugify(title),
        body=body.text,
        hero=_known_to_source(body.hero, source),
        images=_credited(body.images, source, metadata),
        citations=(*references, *body.citations),
        call_to_action=body.call_to_action or read_call_to_action(offer),
        glossary_candidates=tuple(dict.fromkeys(notes.glossary)),
        repairs=tuple(sorted(notes.repairs, key=lambda repair: repair.line)),
        warnings=tuple(sorted(notes.warnings, key=lambda warning: warning.line)),
        unmapped={**source.unmapped, **metadata.unmapped},
        visibility=source.visibility,
        addresses=source.addresses,
        **details,
        **subjects,
    )


def reference(name: str) -> str:
    """What stands for a file from one import to the next: its name without the ending, of a bundle the folder's."""
    path = PurePosixPath(name)
    return path.parent.name if path.stem.lower() in BUNDLES and path.parent.name else path.stem


def _digest(source: ArticleSource) -> str:
    """SHA-256 (hex) of all that the source says."""
    said = [
        source.text,
        [[entry.key, entry.value] for entry in source.entries],
        source.visibility,
        source.unmapped,
    ]
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


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


def _known_to_source(image: ImageReference | None, source: ArticleSource) -> ImageReference | None:
    """A picture with what the source says of it where the text is silent."""
    known = next((each for each in source.pictures if image and each.url == image.url), None)
    if image is None or known is None:
        return image
    return replace(
        image,
        alt=image.alt or known.alt,
        caption=image.caption or known.caption,
        credit=known.credit or image.credit,
    )


def _credited(
    images: tuple[ImageReference, ...], source: ArticleSource, metadata: Metadata
) -> tuple[ImageReference, ...]:
    """Pictures of the text with what the source knows of them, and the credits that front matter lists by address."""
    images = tuple(_known_to_source(image, source) or image for image in images)
    entry = metadata.take("inline_credits")
    if not entry or not isinstance(entry.value, dict):
        return images
    credits = {url: credit_from_parts(parts) for url, parts in entry.value.items() if isinstance(parts, dict)}
    return tuple(replace(image, credit=credits.get(image.url) or image.credit) for image in images)
