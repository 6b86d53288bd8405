"""The texts of one portion, each with a reference of its own in the import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from articles.importers import ArticleDocument, DocumentError
from articles.importers.old_links import ENDING
from articles.models.import_choice import ImportChoice
from articles.models.importing import reference_of

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch
    from articles.models.import_delivery import Delivered


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it was read, or why it could not be."""

    number: int
    name: str
    document: ArticleDocument | DocumentError


def read(batch: ImportBatch, texts: Sequence[Delivered]) -> list[Read]:
    """Reads them with what editors have chosen; a reference that stands twice is told apart by the path, else refused.

    Two texts with one reference would overwrite each other.
    """
    choices = ImportChoice.objects.as_choices()
    found = [Read(each.number, each.name, each.document(choices)) for each in texts]
    taken = _taken(batch, found)
    return [_with_own_reference(each, taken) for each in found]


def _taken(batch: ImportBatch, found: Sequence[Read]) -> dict[str, str]:
    """The references that earlier texts of the import have, and whose they are."""
    wanted = {
        reference
        for each in found
        if isinstance(each.document, ArticleDocument)
        for reference in (reference_of(each.document), _by_path(each.document))
    }
    return dict(batch.items.filter(source_ref__in=wanted).values_list("source_ref", "name"))


def _with_own_reference(read: Read, taken: dict[str, str]) -> Read:
    if isinstance(read.document, DocumentError):
        return read
    for reference in (reference_of(read.document), _by_path(read.document)):
        if reference not in taken:
            taken[reference] = read.name
            return replace(read, document=replace(read.document, source_ref=reference))
    reference = reference_of(read.document)
    reason = gettext("“%(other)s” in this import has the same reference, “%(reference)s”") % {
        "other": taken[reference],
        "reference": reference,
    }
    return replace(read, document=DocumentError(read.name, 1, reason))


def _by_path(document: ArticleDocument) -> str:
    return reference_of(replace(document, source_ref=ENDING.sub("", document.source)))
