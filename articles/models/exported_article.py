"""An article as Markdown with front matter, in the words that the import understands."""

from __future__ import annotations

from typing import Any

from articles.importers.writing import compose
from articles.models.article import Article
from articles.models.citation import Citation
from articles.models.image import Image
from articles.rendered_text import images_of

CREDIT_PARTS = (
    "creator", "creator_url", "source", "source_url", "licence", "licence_url", "copyright_notice", "credit_text",
    "modification", "ai_tool",
)  # fmt: skip
PAPER_PARTS = ("key", "authors", "year", "title", "journal", "doi", "pmid", "url", "note", "state")


def as_text(article: Article) -> str:
    """The whole file: the article's own text, as it is public or, before that, as it is drafted."""
    return compose(metadata_of(article), article.body)


def metadata_of(article: Article) -> dict[str, Any]:
    """The keys in the order in which a person reads them, and behind them what an import could not map."""
    known = _known_keys(article)
    kept = article.import_report.get("unmapped", {})
    return known | {key: value for key, value in kept.items() if key not in known}


def _known_keys(article: Article) -> dict[str, Any]:
    pictures = images_of([article.body])
    hero = article.hero
    return {
        "title": article.title,
        "titleIsProposed": article.title_is_proposed,
        "id": article.source_ref or article.slug,
        "slug": article.slug,
        "date": article.dated.isoformat() if article.dated else None,
        "status": article.source_status or article.status,
        "excerpt": article.excerpt,
        "metaDescription": article.meta_description,
        "category": article.category.name if article.category else None,
        "categories": [{"type": item.kind, "name": item.name} for item in article.categories.all()],
        "keywords": sorted(tag.name for tag in article.tags.all()),
        "treatments": sorted(item.slug for item in article.treatments.all()),
        "concerns": sorted(item.slug for item in article.concerns.all()),
        "trending": article.is_trending,
        "featured": article.is_featured,
        "author": article.author.name if article.author else article.byline,
        "image": _address(hero) if hero else None,
        "imageAlt": article.hero_alt,
        "imageCaption": hero.title if hero else None,
        "imageCredit": _credit(hero) if hero else None,
        "imageCredits": {url: credit for url, image in pictures.items() if (credit := _credit(image))},
        "readingTime": article.stated_reading_minutes,
        "socialShare": article.social_quote,
        "generatedBy": article.generated_by,
        "generatedOn": article.generated_on.isoformat() if article.generated_on else None,
        "promptNote": article.prompt_note,
        "humanEditor": article.human_editor,
        "callToAction": article.call_to_action,
        "references": [_paper(citation) for citation in article.citations.all()],
    }


def _address(image: Image) -> str:
    return image.remote_url or f"image:{image.slug}"


def _credit(image: Image) -> dict[str, str]:
    credit = getattr(image, "credit", None)
    if credit is None:
        return {}
    parts = {"title": credit.work_title} | {name: getattr(credit, name) for name in CREDIT_PARTS}
    if credit.ai_origin != credit.AiOrigin.NONE:
        parts["ai_origin"] = credit.ai_origin
    return {name: value for name, value in parts.items() if value}


def _paper(citation: Citation) -> dict[str, Any]:
    parts = {name: getattr(citation, name) for name in PAPER_PARTS} | {"text": citation.as_written}
    return {name: value for name, value in parts.items() if value}
