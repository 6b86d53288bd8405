"""The look at an import: what would become of each text, found by importing it and taking that back at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import DatabaseError, transaction

from articles.importers import ArticleDocument, DocumentError
from articles.importers.old_links import hosts_of, place_of
from articles.importers.outline import outline
from articles.models.article import Article
from articles.models.import_item import ImportAddress, ImportItem
from articles.models.import_reading import Read, read
from articles.models.import_seen import note_seen
from articles.models.importing import Imported, Outcome, import_documents

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch
    from articles.models.import_delivery import Delivered

MOST_HOSTS = 50


def look_at(batch: ImportBatch, texts: Sequence[Delivered]) -> None:
    """Notes what each text is, what the check says of it, and where it could be read before; keeps no article."""
    found = read(batch, texts)
    items = [_looked_at(batch, each) for each in _previewed(batch, found)]
    for item in items:
        item.is_left_out, item.corrections = batch.decisions.get(item.source_ref, (False, {}))
    note_seen(batch, [each.document for each in found if isinstance(each.document, ArticleDocument)])
    keep(batch, items, [_places(each) for each in found])


def keep(batch: ImportBatch, items: list[ImportItem], places: Sequence[Sequence[str]]) -> None:
    """Stores the items with the addresses that each had before."""
    with transaction.atomic():
        _give_addresses(batch, items)
        stored = ImportItem.objects.bulk_create(items)
        _note_addresses(batch, list(zip(places, stored, strict=True)))
        batch.save(update_fields=["hosts", "seen", "left_aside", "left_aside_count"])


def _previewed(batch: ImportBatch, found: Sequence[Read]) -> list[tuple[Read, Imported | None, list[Any]]]:
    """Each with its article as it would be, and the findings; all together, or one by one where the database objects."""
    try:
        return _preview(batch, found)
    except DatabaseError as error:
        if len(found) > 1:
            return [each for one in found for each in _previewed(batch, [one])]
        reason = DocumentError(found[0].name, 1, f"the database refused it: {error}")
        return [(Read(found[0].number, found[0].name, reason), None, [])]


def _preview(batch: ImportBatch, found: Sequence[Read]) -> list[tuple[Read, Imported | None, list[Any]]]:
    # Pictures that came with the texts are left where they are: nothing is kept of a look.
    documents = [
        replace(each.document, picture_files={})
        for each in found
        if isinstance(each.document, ArticleDocument)
    ]
    with transaction.atomic():
        imported = iter(import_documents(documents, by=batch.created_by).items)
        seen: list[tuple[Read, Imported | None, list[Any]]] = []
        for each in found:
            if isinstance(each.document, DocumentError):
                seen.append((each, None, []))
                continue
            text = next(imported)
            seen.append((each, text, [finding.as_dict() for finding in text.article.findings()]))
        transaction.set_rollback(True)
    return seen


def _looked_at(batch: ImportBatch, seen: tuple[Read, Imported | None, list[Any]]) -> ImportItem:
    found, imported, findings = seen
    item = ImportItem(batch=batch, number=found.number, name=found.name[:500])
    if isinstance(found.document, DocumentError) or imported is None:
        assert isinstance(found.document, DocumentError)
        return refused(item, found.document)
    return described(item, found.document, imported, findings)


def refused(item: ImportItem, error: DocumentError) -> ImportItem:
    """The item with the reason (unsaved)."""
    item.outcome, item.line, item.reason = Outcome.REFUSED, error.line or 1, error.reason
    return item


def described(
    item: ImportItem, document: ArticleDocument, imported: Imported, findings: list[Any]
) -> ImportItem:
    """The item with what is known of the text (unsaved)."""
    known = imported.outcome not in (Outcome.CREATED,)
    item.format, item.source_ref, item.visibility = document.format, document.source_ref, document.visibility
    item.title = (imported.article.title if known else document.title)[:300]
    item.slug, item.outcome = imported.article.slug, imported.outcome
    item.report, item.findings = imported.report, findings
    item.outline = outline(document.body)
    if imported.outcome == Outcome.PROTECTED or imported.outcome == Outcome.UNCHANGED:
        item.article_id = imported.article.pk
    return item


def _give_addresses(batch: ImportBatch, items: Iterable[ImportItem]) -> None:
    """New texts of one import keep out of each other's way."""
    new = [item for item in items if item.slug and item.outcome in ("", Outcome.CREATED)]
    wanted = {item.slug for item in new}
    taken = set(batch.items.filter(slug__in=wanted).values_list("slug", flat=True))
    others = Article.objects.filter(slug__in=wanted)
    others = others.exclude(source_ref__in=[item.source_ref for item in new])
    taken |= set(others.values_list("slug", flat=True))
    for item in new:
        stem, number = item.slug[:110], 2
        while item.slug in taken:
            item.slug, number = f"{stem}-{number}", number + 1
        taken.add(item.slug)


def _places(found: Read) -> tuple[str, ...]:
    return () if isinstance(found.document, DocumentError) else (*found.document.addresses, found.name)


def _note_addresses(batch: ImportBatch, pairs: Sequence[tuple[Sequence[str], ImportItem]]) -> None:
    rows: dict[str, ImportAddress] = {}
    for addresses, item in pairs:
        for address in addresses:
            if place := place_of(address):
                rows.setdefault(place, ImportAddress(batch=batch, item=item, path=place))
    ImportAddress.objects.bulk_create(rows.values(), ignore_conflicts=True)
    known = {*batch.hosts, *(host for addresses, _item in pairs for host in hosts_of(addresses))}
    batch.hosts = sorted(known)[:MOST_HOSTS]
