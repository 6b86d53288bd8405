"""The picture at the head of an article, as front matter names it, with its credit (D12)."""

from __future__ import annotations

from articles.credits import Credit, code_of, names_in, parse
from articles.credits.notation import has_links, plain_text
from articles.importers.document import ImageReference, Notes
from articles.importers.front_matter import Entry
from articles.importers.metadata import Metadata
from articles.importers.quoted_values import clean_text
from articles.importers.values import to_text

ADDRESS_KEYS = ("url", "src", "path", "href")
CREDIT_PARTS = (
    "title", "creator_url", "source", "source_url", "licence_url", "copyright_notice", "credit_text", "modification",
    "ai_tool",
)  # fmt: skip


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


def read_credit(entry: Entry | None, notes: Notes) -> Credit | None:
    """A credit line taken apart; one that names no maker is kept as it reads."""
    if not entry:
        return None
    if isinstance(entry.value, dict):
        return credit_from_parts(entry.value)
    text = to_text(entry.value) or ""
    credit = parse(text) or Credit(credit_text=plain_text(text))
    if has_links(text):
        parts = (credit.creator, credit.creator_url, credit.source)
        notes.repaired(
            "D12", entry.line, text, " · ".join(part for part in parts if part) or credit.credit_text
        )
    return credit


def credit_from_parts(parts: dict[str, object]) -> Credit | None:
    """A credit that the source gives part by part, as our own export writes it."""
    known = {key: to_text(value) or "" for key, value in parts.items()}
    credit = Credit(
        **{key: known.get(key, "") for key in CREDIT_PARTS},
        creators=names_in(known.get("creator", "")),
        licence=code_of(known.get("licence", ""), known.get("licence_url", "")),
        is_ai_generated=known.get("ai_origin") == "generated",
    )
    return credit if credit != Credit() else None


def _part(parts: dict[str, object], key: str, entry: Entry) -> Entry | None:
    return Entry(key, parts[key], entry.line) if parts.get(key) else None
