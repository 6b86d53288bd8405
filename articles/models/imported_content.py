"""What ArticleDocuments say, as the plain values of an article's content (foreign keys as keys, tags as names)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext

from articles.importers import ArticleDocument
from articles.models.article import Article
from articles.models.concern import Concern
from articles.models.image import Image
from articles.models.imported_categories import ImportedCategories
from articles.models.imported_citations import ImportedCitations
from articles.models.imported_pictures import ImportedPictures
from articles.models.imported_tags import ImportedTags
from articles.models.practitioner import Practitioner
from articles.models.treatment_type import TreatmentType

Report = dict[str, Any]


class ImportedContent:
    """The contents of some texts, with the rows that they refer to made where they are missing.

    Looks all of them up together, so that many texts cost little more than one.
    """

    def __init__(self, documents: Sequence[ArticleDocument]) -> None:
        self.categories = ImportedCategories(documents)
        self.citations = ImportedCitations(documents)
        self.pictures = ImportedPictures(documents)
        self.tags = ImportedTags(documents)
        self._authors = _authors({document.byline for document in documents if document.byline})
        self._treatments = _by_slug(TreatmentType, [d.treatments for d in documents])
        self._concerns = _by_slug(Concern, [d.concerns for d in documents])

    def of(self, document: ArticleDocument, report: Report) -> dict[str, Any]:
        """The content of one of them. What does not fit its field is cut there and kept whole under "unmapped"."""
        pictures, refused = self.pictures.of(document)
        _tell_refused(refused, document, report)
        hero = pictures.get(document.hero.url) if document.hero else None
        if document.hero and not hero:
            report["unmapped"]["image"] = document.hero.url
        author = self._authors.get(document.byline.lower())
        category, categories = self.categories.of(document)
        return {
            **_texts(document, report),
            "byline": "" if author else fitting("byline", document.byline, report),
            "body": _with_library_pictures(document, pictures),
            "generated_on": document.generated_on.isoformat() if document.generated_on else None,
            "category": category,
            "hero": hero.pk if hero else None,
            "author": author,
            "is_trending": document.is_trending,
            "is_featured": document.is_featured,
            "dated": _plain(document.dated),
            "publish_until": _plain(document.expires),
            "categories": categories,
            "tags": self.tags.names(document),
            "treatments": _linked("treatments", document.treatments, self._treatments, report),
            "concerns": _linked("concerns", document.concerns, self._concerns, report),
            "citations": self.citations.of(document),
        }

    @property
    def made(self) -> dict[str, list[int]]:
        """Keys of the rows that did not exist before, by kind."""
        return {
            "images": self.pictures.made,
            "citations": self.citations.made,
            "categories": self.categories.made,
        }


def _texts(document: ArticleDocument, report: Report) -> dict[str, str]:
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


def fitting(name: str, text: str, report: Report) -> str:
    """The text, or as much of it as its field holds."""
    longest = getattr(Article._meta.get_field(name), "max_length", None)
    if not longest or len(text) <= longest:
        return text
    report["unmapped"][name] = text
    return text[: longest - 1].rstrip() + "…"


def _with_library_pictures(document: ArticleDocument, pictures: dict[str, Image]) -> str:
    """The text, where pictures that came with it are named by their key in the library."""
    body = document.body.strip("\n")
    for url in document.picture_files:
        if url in pictures:
            address = re.compile(r"(\]\(\s*<?)" + re.escape(url) + r"(?=[\s>)])")
            key = f"image:{pictures[url].slug}"
            body = address.sub(lambda found, key=key: found[1] + key, body)  # type: ignore[misc]
    return body


def _tell_refused(refused: dict[str, str], document: ArticleDocument, report: Report) -> None:
    lines = {image.url: image.line for image in (*document.images, document.hero) if image}
    for url, reason in refused.items():
        message = gettext("The picture “%(address)s” was not taken: %(reason)s") % {
            "address": url,
            "reason": reason,
        }
        warning = {"code": "picture", "message": message, "line": lines.get(url, 1), "is_blocking": False}
        report["warnings"].append(warning)


def _authors(names: set[str]) -> dict[str, int]:
    """Keys of practitioners by their name in lower case."""
    if not names:
        return {}
    wanted = [name.lower() for name in names]
    rows = Practitioner.objects.annotate(folded=Lower("name")).filter(folded__in=wanted)
    return {row.name.lower(): row.pk for row in rows.order_by("-pk")}


def _by_slug(model: type[models.Model], slugs: list[tuple[str, ...]]) -> dict[str, int]:
    wanted = {slug for some in slugs for slug in some}
    if not wanted:
        return {}
    return dict(model._default_manager.filter(slug__in=wanted).values_list("slug", "pk"))


def _linked(name: str, slugs: tuple[str, ...], known: dict[str, int], report: Report) -> list[int]:
    """Keys of the rows that the text is linked to; an address that nobody knows is kept and reported."""
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        report["unmapped"][name] = unknown
        message = f"Nothing here has the address {', '.join(unknown)}; the link was left out."
        report["warnings"].append({"code": name, "message": message, "line": 1, "is_blocking": False})
    return sorted(known[slug] for slug in slugs if slug in known)


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
