"""The portions in which an import is looked at, carried out and taken back; each is one transaction."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

from articles.importers import DocumentError
from articles.models.import_batch import ImportBatch
from articles.models.import_delivery import Delivered, delivered
from articles.models.import_look import look_at
from articles.models.import_storing import store
from articles.models.import_survey import survey
from articles.models.import_undoing import take_back

SECONDS = 2.0  # of work before others have their turn
LOOKED_AT, STORED, TAKEN_BACK = 10, 50, 50  # texts a transaction: short enough for a form that wants to write

# What this process has open: going on where it stands spares reading the file again from its beginning.
_open: dict[int, tuple[str, int, Iterator[Delivered]]] = {}


def do_portion(batch: ImportBatch, seconds: float = SECONDS) -> None:
    """Works for about so long on the present phase, and ends it where it is through; on trouble says why and stops."""
    ends = time.monotonic() + seconds
    try:
        while batch.is_at_work and time.monotonic() < ends:
            if not _step(batch):
                _open.pop(batch.pk, None)
                batch.finish_phase()
                return
            batch.refresh_from_db(fields=["is_stopped", "state"])
    except DocumentError as error:
        _open.pop(batch.pk, None)
        batch.fail(str(error))


def _step(batch: ImportBatch) -> bool:
    """One transaction's worth; False where nothing is left."""
    if batch.state == ImportBatch.State.TAKING_BACK:
        return take_back(batch, TAKEN_BACK)
    is_look = batch.state == ImportBatch.State.READING
    texts = list(islice(_texts(batch), LOOKED_AT if is_look else STORED))
    if not texts:
        return False
    look = survey if batch.is_surveyed else look_at
    (look if is_look else store)(batch, texts)
    batch.reach(texts[-1].number)
    _open[batch.pk] = (batch.state, batch.reached, _open[batch.pk][2])
    return True


def _texts(batch: ImportBatch) -> Iterator[Delivered]:
    state, reached, texts = _open.get(batch.pk, ("", -1, iter(())))
    if (state, reached) != (batch.state, batch.reached):
        _open.clear()
        texts = (each for each in delivered(batch) if each.number > batch.reached)
        _open[batch.pk] = (batch.state, batch.reached, texts)
    return texts
