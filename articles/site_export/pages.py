"""Articles and treatments as Markdown with front matter, their pictures beside them, as site generators take them."""

from __future__ import annotations

import re
from typing import Any

from articles.importers.writing import compose
from articles.models.article import Article
from articles.models.citation import Citation
from articles.models.image import Image
from articles.models.redirect import Redirect
from articles.models.treatment_type import TreatmentType
from articles.rendered_text import LIBRARY, images_of

CREDIT_PARTS = (
    "creator", "creator_url", "source", "source_url", "licence", "licence_url", "copyright_notice", "credit_text",
    "modification", "ai_tool",
)  # fmt: skip
PAPER_PARTS = ("key", "authors", "year", "title", "journal", "doi", "pmid", "url", "note", "state")
# An address in a link, a picture or a definition of either.
PLACE_OF = r"(\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)%s(?=[\s>)]|$)"
# The texts of a treatment in the order in which its page shows them.
TREATMENT_TEXTS = (
    "definition", "summary", "who_for", "not_suitable", "how_it_works", "how_it_works_detail", "evidence_summary", "what_happens",
    "results_timeline", "risks_common", "risks_uncommon", "risks_serious", "contraindications", "aftercare", "when_to_get_help",
    "alternatives", "questions_to_ask", "faq",
)  # fmt: skip
TREATMENT_FACTS = (
    "family", "maturity", "sessions", "interval", "appointment_minutes", "anaesthetic", "downtime", "first_result", "duration",
    "performed_by",
)  # fmt: skip


def of_article(article: Article) -> tuple[str, list[Image]]:
    """The whole file, and the pictures that belong beside it."""
    pictures = images_of([article.body])
    beside = [image for image in {**pictures, "": article.hero}.values() if image and image.original]
    body = _with_files(article.body, pictures)
    return compose(_metadata(article, pictures), body), beside


def of_treatment(treatment: TreatmentType) -> tuple[str, list[Image]]:
    texts = [(treatment._meta.get_field(name), getattr(treatment, name)) for name in TREATMENT_TEXTS]
    pictures = images_of([text for _field, text in texts])
    body = "\n\n".join(
        f"## {_heading(field)}\n\n{text.strip()}" for field, text in texts if text and text.strip()
    )
    beside = [image for image in {**pictures, "": treatment.hero}.values() if image and image.original]
    facts = {name: getattr(treatment, name) for name in TREATMENT_FACTS}
    metadata = {
        "title": treatment.name,
        "type": "treatment",
        "slug": treatment.slug,
        **_state(treatment),
        "description": treatment.meta_description,
        "aliases": _former(treatment),
        "image": _address(treatment.hero) if treatment.hero else None,
        **{name: str(value) for name, value in facts.items() if value},
    }
    return compose(metadata, _with_files(body, pictures)), beside


def file_name(image: Image) -> str:
    """Its name in the export: that of the library with the ending of the upload."""
    return f"{image.slug}.{str(image.original.name).rpartition('.')[2]}"


def _heading(field: Any) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def _metadata(article: Article, pictures: dict[str, Image]) -> dict[str, Any]:
    """The keys in the order in which a person reads them, and behind them what an import could not map."""
    known = _known_keys(article, pictures)
    kept = article.import_report.get("unmapped", {})
    return known | {key: value for key, value in kept.items() if key not in known}


def _known_keys(article: Article, pictures: dict[str, Image]) -> dict[str, Any]:
    hero, categories = article.hero, list(article.categories.all())
    return {
        "title": article.title,
        "titleIsProposed": article.title_is_proposed,
        "id": article.source_ref or article.slug,
        "slug": article.slug,
        "date": article.dated.isoformat() if article.dated else None,
        "status": article.source_status or article.status,
        **_state(article),
        "aliases": _former(article),
        "excerpt": article.excerpt,
        "description": article.meta_description,
        "category": article.category.name if article.category else None,
        "categories": [item.name for item in categories],
        "categoryKinds": {item.name: str(item.kind) for item in categories},
        "tags": sorted(tag.name for tag in article.tags.all()),
        "treatments": sorted(item.slug for item in article.treatments.all()),
        "concerns": sorted(item.slug for item in article.concerns.all()),
        "trending": article.is_trending,
        "featured": article.is_featured,
        "author": article.author.name if article.author else article.byline,
        "image": _address(hero) if hero else None,
        "imageAlt": article.hero_alt,
        "imageCaption": hero.title if hero else None,
        "imageCredit": _credit(hero) if hero else None,
        "imageCredits": {
            _file_or(url, image): credit for url, image in pictures.items() if (credit := _credit(image))
        },
        "readingTime": article.stated_reading_minutes,
        "socialShare": article.social_quote,
        "generatedBy": article.generated_by,
        "generatedOn": article.generated_on.isoformat() if article.generated_on else None,
        "promptNote": article.prompt_note,
        "humanEditor": article.human_editor,
        "callToAction": article.call_to_action,
        "references": [_paper(citation) for citation in article.citations.all()],
    }


def _state(page: Any) -> dict[str, Any]:
    """What keeps a generator from showing a page that is not public here, and when it goes."""
    return {
        "draft": page.status != page.Status.PUBLISHED,
        "expiryDate": page.publish_until.isoformat() if page.publish_until else None,
    }


def _former(page: Any) -> list[str]:
    own = Redirect.objects.filter(new_path=page.get_absolute_url())
    return sorted(own.values_list("old_path", flat=True))


def _with_files(text: str, pictures: dict[str, Image]) -> str:
    """The text with the pictures of the library named by their files beside it."""
    for url, image in pictures.items():
        if image.original and url.startswith(LIBRARY):
            text = re.sub(PLACE_OF % re.escape(url), rf"\1./{file_name(image)}", text, flags=re.MULTILINE)
    return text


def _file_or(url: str, image: Image) -> str:
    return f"./{file_name(image)}" if image.original and url.startswith(LIBRARY) else url


def _address(image: Image) -> str:
    return f"./{file_name(image)}" if image.original else image.remote_url or f"{LIBRARY}{image.slug}"


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
