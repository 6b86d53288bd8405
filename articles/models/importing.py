"""From an ArticleDocument to an article: made once, brought up to date while nobody has touched it, never overwritten."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.importers import ArticleDocument
from articles.importers.report import report_of
from articles.models.ai_provenance import PROVENANCE
from articles.models.article import Article
from articles.models.imported_content import content_of, fitting
from articles.models.imported_tags import tag_new
from articles.models.page_event import Act, PageEvent
from articles.models.revision import Revision
from articles.models.unique_slug import unique_slug


class Outcome(StrEnum):
    """What became of one source."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROTECTED = "protected"
    REFUSED = "refused"


@transaction.atomic
def import_document(document: ArticleDocument, *, by: Any, at: datetime | None) -> tuple[Article, Outcome]:
    """The article of a source, found by its reference, and what was done to it.

    The same bytes change nothing; an article that is public, in review or edited by hand is left as it is.
    """
    reference = _reference(document)
    article = _existing(reference)
    if article is None:
        return _create(document, reference, by=by, at=at), Outcome.CREATED
    if article.source_digest == document.digest:
        return article, Outcome.UNCHANGED
    if is_touched(article):
        return article, Outcome.PROTECTED
    return article, Outcome.UPDATED if _update(article, document, by=by, at=at) else Outcome.UNCHANGED


def _existing(reference: str) -> Article | None:
    """The article that came from the source; else one made by hand that lies at the address of that name."""
    same = Q(source_ref=reference) | Q(source_ref=None, slug=reference)
    imported_first = F("source_ref").asc(nulls_last=True)
    return Article.objects.select_for_update().filter(same).order_by(imported_first).first()


def is_touched(article: Article) -> bool:
    """Whether somebody has worked with the article since it was imported."""
    latest = article.latest_revision
    is_as_imported = article.source_ref and latest is not None and latest.kind == Revision.Kind.IMPORT
    return article.status != Article.Status.DRAFT or not is_as_imported


def _create(document: ArticleDocument, reference: str, *, by: Any, at: datetime | None) -> Article:
    at = at or timezone.now()
    report = report_of(document)
    content = content_of(document, report)
    article = Article(source_ref=reference, created_at=at, changed_at=at, **_provenance(document, report))
    content["slug"] = unique_slug(Article, document.slug)
    for name in article.CONTENT_FIELDS:
        field: Any = Article._meta.get_field(name)
        if name in content:
            setattr(article, field.attname, field.to_python(content[name]))
    article.save()
    for name in article.CONTENT_RELATIONS:
        members = content.setdefault(name, [])
        if members and name == "tags":
            tag_new(article, members)
        elif members:
            getattr(article, name).add(*members)
    content.setdefault("publish_until", None)
    article.latest_revision = Revision.objects.create(
        article=article,
        number=1,
        content=content,
        digest=article.digest_of(content),
        generated_by=content["generated_by"],
        kind=Revision.Kind.IMPORT,
        created_by=by,
        created_at=at,
    )
    article.save(update_fields=["latest_revision"])
    PageEvent.objects.record(article, Act.IMPORTED, by=by, at=at, source=document.source)
    article.record_provenance({}, article.latest_revision)
    article.after_text_change()
    return article


def _update(article: Article, document: ArticleDocument, *, by: Any, at: datetime | None) -> bool:
    """Takes a changed source over as a new version; False where it says nothing that the article does not."""
    report = report_of(document)
    content = content_of(document, report) | {"slug": unique_slug(Article, document.slug, besides=article)}
    if not content["generated_by"]:  # a file that is silent about AI takes nothing back
        known = article.draft_content()
        content |= {name: known[name] for name in PROVENANCE}
    was_confirmed = not article.title_is_proposed and article.title == content["title"]
    if article.edit(content, by=by, kind=Revision.Kind.IMPORT, at=at) is None:
        return False
    for name, value in _provenance(document, report).items():
        setattr(article, name, value)
    article.title_is_proposed = article.title_is_proposed and not was_confirmed
    article.save()
    return True


def _provenance(document: ArticleDocument, report: dict[str, Any]) -> dict[str, Any]:
    """Where the text comes from and what was done to it."""
    return {
        "title_is_proposed": document.title_is_proposed,
        "stated_reading_minutes": document.stated_reading_minutes,
        "source_status": fitting("source_status", document.source_status, report),
        "source_name": fitting("source_name", document.source, report),
        "source_digest": document.digest,
        "call_to_action": document.call_to_action.text if document.call_to_action else "",
        "import_report": report,
    }


def _reference(document: ArticleDocument) -> str:
    """The reference, shortened to the field with a digest of the whole behind it."""
    longest = Article._meta.get_field("source_ref").max_length or 200
    reference = document.source_ref
    if len(reference) <= longest:
        return reference
    return f"{reference[: longest - 17]}-{hashlib.sha256(reference.encode()).hexdigest()[:16]}"
