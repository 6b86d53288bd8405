"""What an ArticleDocument says, as the plain values of an article's content (foreign keys as keys, tags as names)."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Lower
from django.utils.text import slugify

from articles.importers import ArticleDocument
from articles.models.article import Article
from articles.models.category import Category
from articles.models.concern import Concern
from articles.models.imported_citations import citations_of
from articles.models.imported_pictures import keep_pictures
from articles.models.imported_tags import tag_names
from articles.models.practitioner import Practitioner
from articles.models.treatment_type import TreatmentType
from articles.models.unique_slug import unique_slug

LONGEST_CATEGORY = 80


def content_of(document: ArticleDocument, report: dict[str, Any]) -> dict[str, Any]:
    """The content, with the rows it refers to made where they are missing.

    What does not fit its field is cut there and kept whole under "unmapped" in the report.
    """
    pictures = keep_pictures(document)
    hero = pictures.get(document.hero.url) if document.hero else None
    if document.hero and not hero:
        report["unmapped"]["image"] = document.hero.url
    author = Practitioner.objects.filter(name__iexact=document.byline).first() if document.byline else None
    categories = _categories(document)
    return {
        **_texts(document, report),
        "byline": "" if author else fitting("byline", document.byline, report),
        "body": document.body.strip("\n"),
        "generated_on": document.generated_on.isoformat() if document.generated_on else None,
        "category": categories.get(_folded(document.category)),
        "hero": hero.pk if hero else None,
        "author": author.pk if author else None,
        "is_trending": document.is_trending,
        "is_featured": document.is_featured,
        "dated": json.loads(json.dumps(document.dated, cls=DjangoJSONEncoder)),
        "categories": sorted(
            categories[name] for name in {_folded(name) for _kind, name in document.categories}
        ),
        "tags": tag_names(document.keywords),
        "treatments": _linked(TreatmentType, "treatments", document.treatments, report),
        "concerns": _linked(Concern, "concerns", document.concerns, report),
        "citations": sorted(citation.pk for citation in citations_of(document.citations)),
    }


def _texts(document: ArticleDocument, report: dict[str, Any]) -> dict[str, str]:
    texts = {
        "title": document.title,
        "excerpt": document.excerpt,
        "meta_description": document.meta_description,
        "hero_alt": document.hero.alt if document.hero else "",
        "social_quote": document.social_quote,
        "generated_by": document.generated_by,
        "prompt_note": document.prompt_note,
        "human_editor": document.human_editor,
    }
    return {name: fitting(name, text, report) for name, text in texts.items()}


def fitting(name: str, text: str, report: dict[str, Any]) -> str:
    """The text, or as much of it as its field holds."""
    longest = getattr(Article._meta.get_field(name), "max_length", None)
    if not longest or len(text) <= longest:
        return text
    report["unmapped"][name] = text
    return text[: longest - 1].rstrip() + "…"


def _categories(document: ArticleDocument) -> dict[str, int]:
    """Keys of categories by folded name; the main category is one of the typed ones or an exact one of its own."""
    wanted = {_folded(name): (kind, name) for kind, name in reversed(document.categories)}
    if document.category:
        wanted.setdefault(_folded(document.category), (Category.Kind.EXACT, document.category))
    if not wanted:
        return {}
    known = Category.objects.annotate(folded=Lower("name")).filter(folded__in=wanted)
    by_kind = {(category.kind, _folded(category.name)): category.pk for category in known}
    return {
        name: by_kind.get((kind, name)) or _new_category(kind, written)
        for name, (kind, written) in wanted.items()
    }


def _new_category(kind: str, name: str) -> int:
    return Category.objects.create(
        kind=kind, name=name[:LONGEST_CATEGORY], slug=unique_slug(Category, slugify(name) or kind)
    ).pk


def _linked(
    model: type[models.Model], name: str, slugs: tuple[str, ...], report: dict[str, Any]
) -> list[int]:
    """Keys of the rows that the text is linked to; an address that nobody knows is kept and reported."""
    if not slugs:
        return []
    known = dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "pk"))
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        report["unmapped"][name] = unknown
        message = f"Nothing here has the address {', '.join(unknown)}; the link was left out."
        report["warnings"].append({"code": name, "message": message, "line": 1, "is_blocking": False})
    return sorted(known.values())


def _folded(name: str) -> str:
    return name[:LONGEST_CATEGORY].lower()
