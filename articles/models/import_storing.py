"""Carrying an import out: texts become drafts with their pictures, links and old addresses, some in each transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.importers import ArticleDocument, DocumentError, Repair
from articles.importers.old_links import places_linked, repointed
from articles.models.article import Article
from articles.models.delivered_pictures import keep_pictures
from articles.models.import_choice import ImportChoice
from articles.models.import_item import ImportAddress, ImportItem
from articles.models.import_publishing import publish
from articles.models.importing import Imported, Outcome, import_documents
from articles.models.old_addresses import lead_here

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch
    from articles.models.import_delivery import Delivered

LINKS = "links"  # the code under which re-pointed links are reported


@dataclass(slots=True)
class _Text:
    item: ImportItem
    document: ArticleDocument


def store(batch: ImportBatch, texts: Sequence[Delivered]) -> list[ImportItem]:
    """Imports those of the texts that are wanted; gives their items, done."""
    choices = ImportChoice.objects.as_choices()
    numbers = [each.number for each in texts]
    items = {item.number: item for item in batch.items.wanted().filter(number__in=numbers, is_done=False)}
    found = [(items[each.number], each.document(choices)) for each in texts if each.number in items]
    broken = [(item, document) for item, document in found if isinstance(document, DocumentError)]
    _refuse(broken)
    read = [_Text(item, _settled(item, doc)) for item, doc in found if isinstance(doc, ArticleDocument)]
    _repoint_links(batch, read)
    for text in read:
        text.document = keep_pictures(text.document, made=text.item.made)
    _store(batch, read)
    publish(batch, [text.item for text in read])
    return [item for item, _document in found]


def _settled(item: ImportItem, document: ArticleDocument) -> ArticleDocument:
    """The document with the reference and address that it got in this import, and what a person corrected."""
    chosen = {name: value for name, value in item.corrections.items() if name in ("title", "slug") and value}
    if "title" in chosen:
        chosen["title_is_proposed"] = False
    slug = item.slug if item.outcome in ("", Outcome.CREATED) else ""
    return replace(document, **{"source_ref": item.source_ref, "slug": slug or document.slug, **chosen})


def _refuse(broken: Sequence[tuple[ImportItem, Any]]) -> None:
    for item, error in broken:
        item.outcome, item.line, item.reason, item.is_done = (
            Outcome.REFUSED,
            error.line or 1,
            error.reason,
            True,
        )
    ImportItem.objects.write([item for item, _error in broken], ["outcome", "line", "reason", "is_done"])


# --- links ------------------------------------------------------------------------------------------------------


def _repoint_links(batch: ImportBatch, texts: Sequence[_Text]) -> None:
    """Links to texts of this import lead to their new addresses, those that come later too."""
    linked = {
        id(text): places_linked(text.document.body, text.item.name, text.document.addresses, batch.hosts)
        for text in texts
    }
    places = {place for each in linked.values() for place in each}
    if not places:
        return
    rows = ImportAddress.objects.filter(batch=batch, path__in=places, item__is_left_out=False)
    new = {
        path: Article(slug=slug).get_absolute_url()
        for path, slug in rows.exclude(item__slug="").values_list("path", "item__slug")
    }
    for text in texts:
        if new.keys() & linked[id(text)]:
            text.document = _repointed(batch, text, new)


def _repointed(batch: ImportBatch, text: _Text, new: dict[str, str]) -> ArticleDocument:
    document, changes = text.document, []
    body = repointed(
        document.body,
        text.item.name,
        document.addresses,
        batch.hosts,
        new,
        lambda line, before, after: changes.append(Repair(LINKS, line, before, after)),
    )
    return replace(document, body=body, repairs=(*document.repairs, *changes))


# --- articles -----------------------------------------------------------------------------------------------------


def _store(batch: ImportBatch, texts: Sequence[_Text]) -> None:
    """All in one transaction; where the database objects, one by one, so that only that text is refused."""
    if not texts:
        return
    try:
        _store_together(batch, texts)
    except DatabaseError as error:
        if len(texts) > 1:
            for text in texts:
                _store(batch, [text])
        else:
            reason = DocumentError(texts[0].item.name, 1, f"the database refused it: {error}")
            _refuse([(texts[0].item, reason)])


@transaction.atomic
def _store_together(batch: ImportBatch, texts: Sequence[_Text]) -> None:
    known = _versions_before([text.item.source_ref for text in texts])
    imported = import_documents([text.document for text in texts], by=batch.created_by, at=timezone.now())
    for text, result in zip(texts, imported.items, strict=True):
        _note(text.item, result, known.get(text.item.source_ref))
        text.item.format, text.item.visibility = text.document.format, text.document.visibility
        if batch.wants_findings:
            text.item.findings = [finding.as_dict() for finding in result.article.findings()]
    made = texts[0].item.made
    for kind, keys in imported.made.items():
        made[kind] = [*made.get(kind, ()), *keys]
    made["redirects"] = lead_here(
        [
            (text.document.addresses, text.item.article)
            for text in texts
            if text.item.outcome == Outcome.CREATED
        ]
    )
    ImportItem.objects.write(
        [text.item for text in texts],
        ["outcome", "article", "title", "slug", "format", "visibility", "report", "findings", "before", "made", "is_done"],
    )  # fmt: skip


def _note(item: ImportItem, imported: Imported, before: dict[str, Any] | None) -> None:
    article = imported.article
    item.outcome, item.article, item.is_done = imported.outcome, article, True
    item.title, item.slug = article.title[:300], article.slug
    if imported.outcome == Outcome.UPDATED and before:
        item.before = before
    # What the article itself keeps need not be kept twice.
    item.report = imported.report if imported.outcome == Outcome.PROTECTED else {}


def _versions_before(references: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What an update replaces: the newest version and what was known of its source, by reference."""
    rows = Article.objects.filter(source_ref__in=references).select_related("latest_revision")
    return {
        row.source_ref or "": {
            "version": row.latest_revision.number if row.latest_revision else 0,
            "source_digest": row.source_digest,
            "source_name": row.source_name,
            "import_report": row.import_report,
            "title_is_proposed": row.title_is_proposed,
            "call_to_action": row.call_to_action,
        }
        for row in rows
    }
