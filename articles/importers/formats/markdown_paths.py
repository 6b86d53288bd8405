"""What the place of a file says where site generators keep it: a date, a slug, a draft, the address on the old site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from articles.importers.front_matter import Entry
from articles.importers.values import to_slug

# Jekyll (and Eleventy, Gatsby): a post's name begins with its date.
DATED = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)-(?P<slug>[^/]+?)(?:\.[A-Za-z]{1,8}){1,2}$")
BUNDLES = ("index", "_index")


def dated_name(path: str) -> dict[str, str]:
    """The date and the slug of "2025-03-01-prp.md", also where a folder carries them; nothing for other names."""
    found = _dated(path)
    if not found:
        return {}
    return {"date": f"{found['year']}-{found['month']}-{found['day']}", "slug": found["slug"]}


def lies_among_drafts(path: str) -> bool:
    """Jekyll's folder of drafts, and a part of the path that a generator leaves out (Astro, Eleventy)."""
    folders = PurePosixPath(path).parts[:-1]
    return "_drafts" in folders or "drafts" in folders


def addresses_of(path: str, entries: Sequence[Entry]) -> list[str]:
    """Where Hugo (content/a/b.md) and Jekyll (_posts/2025-03-01-b.md) publish a file, unless it names its address."""
    keys = {entry.key.lower(): entry.value for entry in entries}
    if "permalink" in keys or "url" in keys:
        return []
    parts = PurePosixPath(path).parts
    found = _dated(path)
    if found and "_posts" in parts:
        folders = parts[: parts.index("_posts")]
        day = (found["year"], found["month"], found["day"])
        return [f"/{'/'.join((*folders, *day, found['slug']))}{end}" for end in (".html", "/")]
    if "content" not in parts:
        return []
    place = PurePosixPath(*parts[parts.index("content") + 1 :])
    stem = re.sub(r"\.[a-z]{2}$", "", place.stem)
    slug = to_slug(keys.get("slug") or "")
    folders, name = place.parts[:-1], "" if stem in BUNDLES else slug or stem
    if stem == "index" and slug:
        folders, name = folders[:-1], slug
    whole = "/".join(filter(None, (*folders, name)))
    return [f"/{whole}/"] if whole else []


def _dated(path: str) -> re.Match[str] | None:
    name = PurePosixPath(path)
    if name.stem in BUNDLES:
        return DATED.match(name.parent.name + ".md")
    return DATED.match(name.name)
