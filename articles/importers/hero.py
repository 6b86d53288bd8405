"""The picture at the head of an article, as front matter names it, with its credit (D12)."""

from __future__ import annotations

from dataclasses import fields

from articles.importers.credits import has_links, parse_credit, plain_text
from articles.importers.document import ImageReference, Notes, ParsedCredit
from articles.importers.front_matter import Entry
from articles.importers.metadata import Metadata
from articles.importers.quoted_values import clean_text
from articles.importers.values import to_text

ADDRESS_KEYS = ("url", "src", "path", "href")


def read_hero(metadata: Metadata, notes: Notes) -> ImageReference | None:
    entry = metadata.take("image")
    if not entry:
        return None
    parts = entry.value if isinstance(entry.value, dict) else {"url": entry.value}
    url = next((to_text(parts[key]) for key in ADDRESS_KEYS if parts.get(key)), None)
    if not url:
        metadata.give_back(entry, "the address of a picture")
        return None
    alt_entry = metadata.take("image_alt") or _part(parts, "alt", entry)
    alt = clean_text(alt_entry, notes)
    caption = clean_text(metadata.take("image_caption") or _part(parts, "caption", entry), notes)
    credit = read_credit(metadata.take("image_credit") or _part(parts, "credit", entry), notes)
    return ImageReference(url, alt, caption, credit, entry.line, alt_entry.line if alt_entry else 0)


def read_credit(entry: Entry | None, notes: Notes) -> ParsedCredit | None:
    """A credit line taken apart; one that names no maker is kept as it reads."""
    if not entry:
        return None
    if isinstance(entry.value, dict):
        return credit_from_parts(entry.value)
    text = to_text(entry.value) or ""
    credit = parse_credit(text) or ParsedCredit(credit_text=plain_text(text))
    if has_links(text):
        parts = (credit.creator, credit.creator_url, credit.source)
        notes.repaired(
            "D12", entry.line, text, " · ".join(part for part in parts if part) or credit.credit_text
        )
    return credit


def credit_from_parts(parts: dict[str, object]) -> ParsedCredit | None:
    names = {field.name for field in fields(ParsedCredit)}
    known = {key: to_text(value) or "" for key, value in parts.items() if key in names}
    return ParsedCredit(**known) if any(known.values()) else None


def _part(parts: dict[str, object], key: str, entry: Entry) -> Entry | None:
    return Entry(key, parts[key], entry.line) if parts.get(key) else None
