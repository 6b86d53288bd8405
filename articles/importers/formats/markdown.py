"""Markdown and plain text, as site generators keep it and as people copy it: one file, one article.

Hugo, Jekyll, Astro, Gatsby, Next, Eleventy, Pelican and Obsidian differ in where they keep things and in the marks of
their own that they mix into the text; each convention is a module of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.blank_lines import close_file
from articles.importers.document import DocumentError, Notes
from articles.importers.encoding import decode
from articles.importers.formats import dialects
from articles.importers.formats.markdown_keys import flattened, take_addresses, take_visibility
from articles.importers.formats.markdown_paths import addresses_of, dated_name, lies_among_drafts
from articles.importers.front_matter import Entry, find_block
from articles.importers.front_matter_values import read_block
from articles.importers.lines import joined, numbered
from articles.importers.metadata import OUR_OWN
from articles.importers.mojibake import repair_mojibake
from articles.importers.source_file import SourceFile

FRONT_MATTER, PLAIN_TEXT = "front_matter", "plain_text"
OUR_OWN_MARK = f"---\n{OUR_OWN}: ".encode()


def with_metadata(file: SourceFile) -> Sources | None:
    """The article of a text that begins with front matter; None for one without."""
    source = _read(file)
    if not isinstance(source, DocumentError) and _is_no_article_of_ours(source):
        return iter(())
    return iter([source]) if isinstance(source, DocumentError) or source.format == FRONT_MATTER else None


def plain_text(file: SourceFile) -> Sources | None:
    """The article of any text; what is no text is refused."""
    return iter([_read(file)])


def _read(file: SourceFile) -> ArticleSource | DocumentError:
    try:
        return text_source(file.read(), file.path)
    except DocumentError as error:
        return error


def text_source(raw: bytes, name: str, form: str = "auto") -> ArticleSource:
    """A text and its metadata. Raises DocumentError where the bytes are no text or the front matter is broken."""
    notes = Notes(is_our_own=raw.startswith(OUR_OWN_MARK))
    text = close_file(decode(raw, name, notes), notes)
    if not notes.is_our_own:
        text = joined(repair_mojibake(numbered(text), notes))
    block = None if form == PLAIN_TEXT else find_block(text, name)
    if form == FRONT_MATTER and block is None:
        raise DocumentError(name, 1, "the file has no front matter")
    source = ArticleSource(
        name=name,
        text=block.body if block else text,
        format=FRONT_MATTER if block else PLAIN_TEXT,
        entries=tuple(read_block(block, name, notes)) if block else (),
        first_line=block.body_first if block else 1,
        digest=hashlib.sha256(raw).hexdigest(),
    )
    return _taken_as_it_is(source, notes) if notes.is_our_own else _without_conventions(source, notes)


def _is_no_article_of_ours(source: ArticleSource) -> bool:
    """A page of another kind that this program wrote: its records bring it back, not its text."""
    is_ours = any(entry.key == OUR_OWN for entry in source.entries[:1])
    return is_ours and any(entry.key == "type" and entry.value == "treatment" for entry in source.entries)


def _taken_as_it_is(source: ArticleSource, notes: Notes) -> ArticleSource:
    """A file that this program wrote: the text word for word, and what its keys say of readers and addresses."""
    entries, visibility = take_visibility(list(source.entries), is_draft=False)
    entries, addresses = take_addresses(entries)
    found = replace(source, entries=tuple(entries), visibility=visibility, addresses=tuple(addresses))
    return found.with_notes(notes)


def _without_conventions(source: ArticleSource, notes: Notes) -> ArticleSource:
    """What a site generator says by the place of a file, by keys of its own and by marks in the text, said in our words."""
    entries = flattened(source.entries)
    entries, visibility = take_visibility(entries, lies_among_drafts(source.name))
    entries, addresses = take_addresses(entries)
    entries += [
        Entry(key, value, 1) for key, value in dated_name(source.name).items() if not _has(entries, key)
    ]
    text, kept = dialects.plain(source.text, entries, source.first_line, notes)
    return replace(
        source,
        text=text,
        entries=tuple(entries),
        visibility=visibility,
        addresses=tuple(dict.fromkeys((*addresses, *addresses_of(source.name, entries)))),
        unmapped=kept,
    ).with_notes(notes)


def _has(entries: list[Entry], key: str) -> bool:
    return any(entry.key.lower() == key for entry in entries)
