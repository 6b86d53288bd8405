"""The single values of front matter: each key converted by what it means, none guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.importers.choices import NO_CHOICES, Choices
from articles.importers.dates import to_moment
from articles.importers.document import Notes
from articles.importers.metadata import Metadata
from articles.importers.provenance import settle, to_day, to_tool
from articles.importers.quoted_values import clean_text
from articles.importers.summaries import report_cut_description, report_template
from articles.importers.values import to_byline, to_flag, to_minutes, to_slugs, to_text, to_words

# field of the document: (meaning of the key, conversion, what an editor is told was expected, without a value)
CONVERTED: dict[str, tuple[str, Callable[[object], Any], str, Any]] = {
    "dated": ("dated", to_moment, "a date", None),
    "source_status": ("source_status", to_text, "a word", ""),
    "is_trending": ("is_trending", to_flag, "true or false", False),
    "is_featured": ("is_featured", to_flag, "true or false", False),
    "stated_reading_minutes": ("reading_minutes", to_minutes, "a number of minutes", None),
    "generated_by": ("generated_by", to_tool, "a name", ""),
    "generated_on": ("generated_on", to_day, "a date", None),
    "prompt_note": ("prompt_note", to_text, "a sentence", ""),
    "human_editor": ("human_editor", to_byline, "a name", ""),
    "byline": ("byline", to_byline, "a name", ""),
    "treatments": ("treatments", to_slugs, "a list of treatments", ()),
    "concerns": ("concerns", to_slugs, "a list of concerns", ()),
    "expires": ("expires", to_moment, "a date", None),
}


def read_details(metadata: Metadata, notes: Notes, choices: Choices = NO_CHOICES) -> dict[str, Any]:
    """Keyword arguments for an ArticleDocument."""
    details = {field: take_converted(metadata, *how) for field, how in CONVERTED.items()}
    settle(details, metadata)
    details["byline"] = choices.author(details["byline"])
    details["keywords"] = to_words([used for word in _keywords(metadata) if (used := choices.subject(word))])
    details["social_quote"] = clean_text(metadata.take("social_quote"), notes)
    excerpt, description = metadata.take("excerpt"), metadata.take("meta_description")
    details["excerpt"] = clean_text(excerpt, notes)
    details["meta_description"] = clean_text(description, notes)
    if excerpt:
        report_template(details["excerpt"], excerpt.line, notes)
    if description:
        report_cut_description(details["meta_description"], description.line, notes)
    return details


def take_converted(
    metadata: Metadata, meaning: str, convert: Callable[[object], Any], expected: str, default: Any
) -> Any:
    """The value of a key; one that cannot be understood is kept and reported, and the default stands."""
    entry = metadata.take(meaning)
    value = convert(entry.value) if entry else None
    if entry and value is None:
        metadata.give_back(entry, expected)
    return default if value is None else value


def _keywords(metadata: Metadata) -> tuple[str, ...]:
    """Keywords and tags are the same to us."""
    found = [
        take_converted(metadata, meaning, to_words, "a list of words", ()) for meaning in ("keywords", "tags")
    ]
    return to_words([word for words in found for word in words])
