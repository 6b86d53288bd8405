"""One function per kind of value: from what stands in the file to what we keep. None means: not understood."""

from __future__ import annotations

import json
import re
import unicodedata
from urllib.parse import urlsplit

from articles.importers.categories import KINDS

NOTHING = ("", "~", "null", "Null", "NULL")
TRUE, FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
SLUG_LENGTH = 80


def is_nothing(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and value.strip() in NOTHING)


def to_text(value: object) -> str | None:
    """A single line of text."""
    if isinstance(value, (dict, list)):
        return None
    return " ".join(str(value).split())


def to_flag(value: object) -> bool | None:
    word = str(value).strip().lower()
    return True if word in TRUE else False if word in FALSE else None


def to_minutes(value: object) -> int | None:
    match = re.match(r"(\d{1,3})(?:\.\d+)?\s*(?:min|m\b|$)", str(value).strip().lower())
    return int(match[1]) if match else None


def to_words(value: object) -> tuple[str, ...]:
    """A list, or a text with commas between its words; each word once, the first spelling wins."""
    items = value if isinstance(value, list) else re.split(r"[,;]", str(value))
    words: dict[str, str] = {}
    for item in items:
        text = to_text(item)
        if text:
            words.setdefault(text.lower(), text)
    return tuple(words.values())


def to_slugs(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for word in to_words(value) if (slug := slugify(word))))


def to_categories(value: object) -> list[tuple[str, str]] | None:
    """Pairs of kind and name; a name without a known kind is general."""
    if isinstance(value, str):
        value = _from_json(value)
    if not isinstance(value, list):
        return None
    return [pair for item in value if (pair := _category(item))]


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return list(to_words(text))


def _category(item: object) -> tuple[str, str] | None:
    if isinstance(item, dict):
        kind, name = str(item.get("type", item.get("kind", ""))).lower(), to_text(item.get("name", ""))
        return (kind if kind in KINDS else "general", name) if name else None
    name = to_text(item)
    return ("general", name) if name else None


def to_slug(value: object) -> str:
    """The last part of an address, in letters that an address may hold."""
    return slugify(urlsplit(str(value)).path.strip("/").rpartition("/")[2])


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(slug) <= SLUG_LENGTH:
        return slug
    return slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]


def to_byline(value: object) -> str | None:
    """The names of the authors as they stand, several with commas between."""
    items = value if isinstance(value, list) else [value]
    names = [to_text(item.get("name", "")) if isinstance(item, dict) else to_text(item) for item in items]
    return ", ".join(name for name in names if name) or None
