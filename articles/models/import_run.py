"""An import carried out in one go, as a command does: a brief look, then every text, item by item as they are done."""

from __future__ import annotations

from collections.abc import Iterator

from articles.models.import_batch import ImportBatch
from articles.models.import_item import ImportItem
from articles.models.import_work import do_portion

PAGE = 200


def run(batch: ImportBatch, *, is_dry: bool = False) -> Iterator[ImportItem]:
    """Gives each item once it is done. A dry run looks at everything, keeps no article, and forgets the import itself."""
    batch.look()
    yield from _through(batch, shows=is_dry)
    if not is_dry:
        batch.carry_out()
        yield from _through(batch, shows=True)


def _through(batch: ImportBatch, *, shows: bool) -> Iterator[ImportItem]:
    """Works until the phase is through, and gives the items that came up meanwhile."""
    shown = 0
    while batch.is_at_work:
        do_portion(batch)
        if shows:
            reached = batch.reached if batch.is_at_work else batch.total
            fresh = batch.items.filter(number__gt=shown, number__lte=reached).select_related("article")
            yield from fresh.iterator(chunk_size=PAGE)
            shown = reached
