"""The brief look of a command: where each text will stand, so that links to it can be led there; nothing is repaired yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from articles.importers import DocumentError
from articles.importers.glance import Glance, glance
from articles.importers.old_links import ENDING
from articles.models.article import Article
from articles.models.import_item import ImportItem
from articles.models.import_look import keep, refused
from articles.models.importing import fitting_reference

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch
    from articles.models.import_delivery import Delivered


def survey(batch: ImportBatch, texts: Sequence[Delivered]) -> None:
    """Notes the reference and the address of each text; keeps no article."""
    seen = [(each, None if isinstance(each.source, DocumentError) else glance(each.source)) for each in texts]
    taken = _taken(batch, seen)
    known = _addresses(seen)
    items = [_surveyed(batch, each, found, taken, known) for each, found in seen]
    places = [
        () if isinstance(each.source, DocumentError) else (*each.source.addresses, each.name)
        for each in texts
    ]
    keep(batch, items, places)


def _surveyed(
    batch: ImportBatch, text: Delivered, found: Glance | None, taken: dict[str, str], known: dict[str, str]
) -> ImportItem:
    item = ImportItem(batch=batch, number=text.number, name=text.name[:500])
    if found is None:
        assert isinstance(text.source, DocumentError)
        return refused(item, text.source)
    item.source_ref = next((each for each in _references(text, found) if each not in taken), "")
    if not item.source_ref:
        first = _references(text, found)[0]
        reason = gettext("“%(other)s” in this import has the same reference, “%(reference)s”")
        words = {"other": taken[first], "reference": first}
        return refused(item, DocumentError(text.name, 1, reason % words))
    taken[item.source_ref] = text.name
    item.title, item.slug = found.title[:300], found.slug or known.get(item.source_ref, "")
    return item


def _references(text: Delivered, found: Glance) -> list[str]:
    """The text's own reference, else its path."""
    return [fitting_reference(found.source_ref), fitting_reference(ENDING.sub("", text.name))]


def _taken(batch: ImportBatch, seen: Sequence[tuple[Delivered, Glance | None]]) -> dict[str, str]:
    """The references that earlier texts of the import have, and whose they are."""
    wanted = {each for text, found in seen if found for each in _references(text, found)}
    return dict(batch.items.filter(source_ref__in=wanted).values_list("source_ref", "name"))


def _addresses(seen: Sequence[tuple[Delivered, Glance | None]]) -> dict[str, str]:
    """Where articles stand that came from these sources before."""
    wanted = {each for text, found in seen if found for each in _references(text, found)}
    rows = Article.objects.filter(source_ref__in=wanted).values_list("source_ref", "slug")
    return {reference or "": slug for reference, slug in rows}
