"""From ArticleDocuments to articles: made once, brought up to date while nobody has touched them, never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.importers import ArticleDocument
from articles.importers.report import report_of
from articles.models.ai_provenance import PROVENANCE
from articles.models.article import Article
from articles.models.imported_content import ImportedContent, fitting
from articles.models.new_articles import NewArticle, create_articles
from articles.models.revision import Revision
from articles.models.unique_slug import unique_slug

Report = dict[str, Any]


class Outcome(StrEnum):
    """What became of one source."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROTECTED = "protected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """One text: its article, what was done to it, and what a person can read of that."""

    article: Article
    outcome: Outcome
    report: Report


@dataclass(frozen=True, slots=True)
class ImportedTexts:
    """What became of some texts, in their order; `made`: keys of the other rows that they brought, by kind."""

    items: list[Imported]
    made: dict[str, list[int]] = field(default_factory=dict)


def import_document(document: ArticleDocument, *, by: Any, at: datetime | None) -> tuple[Article, Outcome]:
    """The article of a source, found by its reference, and what was done to it.

    The same bytes change nothing; an article that is public, in review or edited by hand is left as it is.
    """
    imported = import_documents([document], by=by, at=at).items[0]
    return imported.article, imported.outcome


@transaction.atomic
def import_documents(
    documents: Sequence[ArticleDocument], *, by: Any, at: datetime | None = None
) -> ImportedTexts:
    """The same for many texts with different references, in a few statements for all new ones together."""
    at = at or timezone.now()
    known = _Existing(documents)
    outcomes = [_outcome(document, known.of(document)) for document in documents]
    wanted = [d for d, outcome in zip(documents, outcomes, strict=True) if outcome in CHANGING]
    content = ImportedContent(wanted)
    new = [d for d, outcome in zip(documents, outcomes, strict=True) if outcome == Outcome.CREATED]
    created = dict(zip(map(id, new), _create(new, content, by=by, at=at), strict=True))
    items = []
    for document, outcome in zip(documents, outcomes, strict=True):
        article = created.get(id(document)) or known.of(document)
        assert article is not None
        if outcome == Outcome.UPDATED and not _update(article, document, content, by=by, at=at):
            outcome = Outcome.UNCHANGED
        report = report_of(document) if outcome == Outcome.PROTECTED else article.import_report
        items.append(Imported(article, outcome, report))
    return ImportedTexts(items, content.made)


CHANGING = (Outcome.CREATED, Outcome.UPDATED)


class _Existing:
    """The articles that came from the sources; else those made by hand that lie at an address of that name."""

    def __init__(self, documents: Sequence[ArticleDocument]) -> None:
        references = [reference_of(document) for document in documents]
        same = Q(source_ref__in=references) | Q(source_ref=None, slug__in=references)
        rows = list(Article.objects.select_for_update().filter(same).order_by("pk")) if references else []
        by_hand = {row.slug: row for row in rows if row.source_ref is None}
        self._rows = by_hand | {row.source_ref: row for row in rows if row.source_ref}

    def of(self, document: ArticleDocument) -> Article | None:
        return self._rows.get(reference_of(document))


def _outcome(document: ArticleDocument, article: Article | None) -> Outcome:
    if article is None:
        return Outcome.CREATED
    if article.source_digest == document.digest:
        return Outcome.UNCHANGED
    return Outcome.PROTECTED if is_touched(article) else Outcome.UPDATED


def is_touched(article: Article) -> bool:
    """Whether somebody has worked with the article since it was imported."""
    latest = article.latest_revision
    is_as_imported = article.source_ref and latest is not None and latest.kind == Revision.Kind.IMPORT
    return article.status != Article.Status.DRAFT or not is_as_imported


def _create(
    documents: Sequence[ArticleDocument], content: ImportedContent, *, by: Any, at: datetime
) -> list[Article]:
    new = []
    for document in documents:
        report = report_of(document)
        values = content.of(document, report)
        article = Article(
            source_ref=reference_of(document),
            created_at=at,
            changed_at=at,
            **_provenance(document, report),
        )
        new.append(NewArticle(article, values, document.slug, document.source))
    return create_articles(new, content.tags, by=by, at=at)


def _update(
    article: Article, document: ArticleDocument, known: ImportedContent, *, by: Any, at: datetime
) -> bool:
    """Takes a changed source over as a new version; False where it says nothing that the article does not."""
    report = report_of(document)
    content = known.of(document, report) | {"slug": unique_slug(Article, document.slug, besides=article)}
    if not content["generated_by"]:  # a file that is silent about AI takes nothing back
        draft = article.draft_content()
        content |= {name: draft[name] for name in PROVENANCE}
    was_confirmed = not article.title_is_proposed and article.title == content["title"]
    if article.edit(content, by=by, kind=Revision.Kind.IMPORT, at=at) is None:
        return False
    for name, value in _provenance(document, report).items():
        setattr(article, name, value)
    article.title_is_proposed = article.title_is_proposed and not was_confirmed
    article.save()
    return True


def _provenance(document: ArticleDocument, report: Report) -> dict[str, Any]:
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


def reference_of(document: ArticleDocument) -> str:
    """The reference, shortened to the field with a digest of the whole behind it."""
    return fitting_reference(document.source_ref)


def fitting_reference(reference: str) -> str:
    longest = Article._meta.get_field("source_ref").max_length or 200
    if len(reference) <= longest:
        return reference
    return f"{reference[: longest - 17]}-{hashlib.sha256(reference.encode()).hexdigest()[:16]}"
