"""The metadata of a Ghost post under the keys of front matter, and who could read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

from articles.importers.document import Visibility
from articles.importers.formats.ghost_relations import Relations
from articles.importers.formats.ghost_rows import Row
from articles.importers.front_matter import Entry

OWN_SITE = "__GHOST_URL__"
# Our key: Ghost's, of a post or of its row of metadata.
KEYS = {
    "slug": "slug",
    "excerpt": "custom_excerpt",
    "metaDescription": "meta_description",
    "seoTitle": "meta_title",
    "canonical": "canonical_url",
    "image": "feature_image",
    "imageAlt": "feature_image_alt",
    "status": "status",
    "ogTitle": "og_title",
    "ogDescription": "og_description",
    "ogImageAddress": "og_image",
    "twitterTitle": "twitter_title",
    "twitterDescription": "twitter_description",
    "codeinjectionHead": "codeinjection_head",
    "codeinjectionFoot": "codeinjection_foot",
}
PUBLIC = (None, "", "public")


def visibility(post: Row, *, has_paywall: bool = False) -> Visibility:
    """What was published for everybody is public; a state that nobody knows is not."""
    status = post.get("status") or "published"
    if status == "scheduled" and post.get("visibility") in PUBLIC:
        return Visibility.SCHEDULED
    if status == "published":
        is_open = post.get("visibility") in PUBLIC and not has_paywall
        return Visibility.PUBLIC if is_open else Visibility.MEMBERS
    return Visibility.PRIVATE if status == "sent" else Visibility.DRAFT


def entries(post: Row, relations: Relations) -> tuple[tuple[Entry, ...], list[str]]:
    """The entries, and the names of internal tags, which organise a site and are never shown."""
    number = str(post.get("id", ""))
    known = {**relations.meta_of.get(number, {}), **{key: value for key, value in post.items() if value}}
    tags = relations.tags_in_order(number)
    internal = [str(tag["name"]) for tag in tags if _is_internal(tag)]
    values: dict[str, Any] = {
        "title": post.get("title"),
        "date": _moment(post.get("published_at") or post.get("created_at")),
        **{ours: without_own_site(str(known[theirs])) for ours, theirs in KEYS.items() if known.get(theirs)},
        "imageCaption": _plain(str(known.get("feature_image_caption") or "")),
        "tags": [str(tag["name"]) for tag in tags if not _is_internal(tag)],
        "author": relations.authors_in_order(number)
        or relations.authors.get(str(post.get("author_id", "")), ""),
        "featured": "true" if str(post.get("featured")).lower() in ("true", "1") else "",
        "postType": "page"
        if post.get("type") == "page" or str(post.get("page")).lower() in ("true", "1")
        else "",
    }
    return tuple(Entry(key, value, 1) for key, value in values.items() if value), internal


def addresses(post: Row) -> tuple[str, ...]:
    return (f"/{post['slug']}/",) if post.get("slug") else ()


def without_own_site(text: str) -> str:
    """Addresses of the site itself from its root on."""
    return text.replace(f"{OWN_SITE}/", "/").replace(OWN_SITE, "/")


def _is_internal(tag: Row) -> bool:
    return tag.get("visibility") == "internal" or str(tag.get("name", "")).startswith("#")


def _moment(value: object) -> str:
    """Old exports count milliseconds; the others write the time in UTC without saying so."""
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value / 1000, UTC).isoformat()
    return str(value or "")


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
