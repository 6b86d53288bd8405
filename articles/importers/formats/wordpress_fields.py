"""The metadata of a WordPress item under the keys of front matter, with what Yoast, Rank Math and others add."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit, urlunsplit

from articles.importers.document import Visibility
from articles.importers.formats.wordpress_library import Library
from articles.importers.formats.wxr import Item
from articles.importers.front_matter import Entry

STATES = {
    "publish": Visibility.PUBLIC,
    "future": Visibility.SCHEDULED,
    "draft": Visibility.DRAFT,
    "pending": Visibility.DRAFT,
    "private": Visibility.PRIVATE,
}
NO_DATE = ("", "0000-00-00 00:00:00")
# Our key: the fields of SEO plug-ins (Yoast, Rank Math, All in One, SEOPress), the first that is filled.
SEO = {
    "metaDescription": (
        "_yoast_wpseo_metadesc",
        "rank_math_description",
        "_aioseo_description",
        "_aioseop_description",
        "_seopress_titles_desc",
    ),
    "seoTitle": (
        "_yoast_wpseo_title",
        "rank_math_title",
        "_aioseo_title",
        "_aioseop_title",
        "_seopress_titles_title",
    ),
    "focusKeyword": ("_yoast_wpseo_focuskw", "rank_math_focus_keyword", "_seopress_analysis_target_kw"),
    "canonical": ("_yoast_wpseo_canonical", "rank_math_canonical_url", "_seopress_robots_canonical"),
}
PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_seopress_robots_primary_cat")
VARIABLE = re.compile(r"%%?[a-z_]+%")
TAKEN = {"_thumbnail_id", "footnotes", *PRIMARY, *(key for keys in SEO.values() for key in keys)}


def visibility(item: Item) -> Visibility:
    """A state that nobody knows is not public; a password shuts whatever the state is."""
    if item.get("wp:post_password"):
        return Visibility.PASSWORD
    return STATES.get(item.get("wp:status") or "publish", Visibility.DRAFT)


def own_reference(item: Item, library: Library) -> str:
    return f"wordpress-{library.host or 'site'}-{item.get('wp:post_id')}"


def addresses(item: Item) -> tuple[str, ...]:
    """Where the text could be read: its link, the short one by its number, and links with names that it had before."""
    link = item.get("link")
    found = [link] if link.startswith("http") else []
    guid = item.get("guid")
    found += [guid] if guid.startswith("http") and "?p" in guid else []
    old = item.meta.get("_wp_old_slug", "").strip()
    if old and found:
        found.append(_renamed(link, old))
    return tuple(dict.fromkeys(found))


def _renamed(link: str, name: str) -> str:
    parts = urlsplit(link)
    path = parts.path.rstrip("/")
    return urlunsplit(parts._replace(path=f"{path.rpartition('/')[0]}/{name}/", query=""))


def entries(item: Item, library: Library) -> tuple[Entry, ...]:
    """What is filled; fields of the user's own under their own names."""
    values: dict[str, object] = {
        "title": unescape(item.get("title")),
        "date": _date(item),
        "slug": item.get("wp:post_name"),
        "excerpt": _plain(item.get("excerpt:encoded")),
        "author": library.authors.get(item.get("dc:creator"), "") or item.get("dc:creator"),
        "status": item.get("wp:status"),
        **_terms(item, library),
        **_seo(item),
        **_picture(item, library),
    }
    if item.get("wp:is_sticky") == "1":
        values["featured"] = "true"
    if item.get("wp:post_type") not in ("", "post"):
        values["postType"] = item.get("wp:post_type")
    for key, value in item.meta.items():
        if (
            value.strip()
            and not key.startswith("_")
            and key not in TAKEN
            and not key.startswith("rank_math_")
        ):
            values.setdefault(key, value)
    return tuple(Entry(key, value, item.line) for key, value in values.items() if value)


def _date(item: Item) -> str:
    universal = item.get("wp:post_date_gmt")
    if universal not in NO_DATE:
        return f"{universal}+00:00"
    local = item.get("wp:post_date")
    return "" if local in NO_DATE else local


def _terms(item: Item, library: Library) -> dict[str, object]:
    """Categories and tags; other kinds of terms under the name of the kind. "Uncategorized" says nothing."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in item.terms:
        names = by_kind.setdefault(kind, [])
        if unescape(name) not in names:
            names.append(unescape(name))
    categories = [
        name for name in by_kind.pop("category", []) if name.lower() not in ("uncategorized", "uncategorised")
    ]
    tags = by_kind.pop("post_tag", []) + by_kind.pop("tag", [])
    by_kind.pop("post_format", None)
    primary = next(
        (library.terms.get(item.meta.get(key, ""), "") for key in PRIMARY if item.meta.get(key)), ""
    )
    main = primary if primary in categories else (categories[0] if categories else "")
    return {
        "category": main,
        "categories": [{"type": "general", "name": name} for name in categories],
        "tags": tags,
        **by_kind,
    }


def _seo(item: Item) -> dict[str, object]:
    """A description made of variables describes nothing yet; it is kept under a name of its own."""
    found = {
        key: next((item.meta[name] for name in names if item.meta.get(name, "").strip()), "")
        for key, names in SEO.items()
    }
    if VARIABLE.search(found["metaDescription"]):
        found["descriptionTemplate"] = found.pop("metaDescription")
    return dict(found)


def _picture(item: Item, library: Library) -> dict[str, object]:
    attachment = library.attachments.get(item.meta.get("_thumbnail_id", ""))
    if attachment is None:
        return {}
    credit = attachment.reference().credit
    return {
        "image": attachment.url,
        "imageAlt": attachment.alt,
        "imageCaption": attachment.caption,
        "imageCredit": (credit.credit_text or attachment.description or attachment.caption) if credit else "",
    }


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
