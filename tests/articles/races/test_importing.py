"""Several workers share an import, and one that is killed in the middle: each text is stored once."""

import time

import pytest

from articles.models import Article, ImportBatch, Revision
from articles.models.import_work import do_portion
from tests.clinics.races.processes import errors, run_at_once, start_one

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
TEXTS, WORKERS = 300, 3


def work():
    """What a worker does until nothing waits."""
    portions = 0
    while ImportBatch.objects.work_next():
        portions += 1
    return portions


def work_for_ever(batch):
    do_portion(ImportBatch.objects.get(pk=batch), seconds=3600)


@pytest.fixture
def ready(tmp_path):
    """An import that was looked at and is to be carried out."""
    for number in range(TEXTS):
        text = f"---\ntitle: Number {number}\n---\n\nText {number} about skin, with enough words.\n"
        (tmp_path / f"{number:03}.md").write_text(text)
    batch = ImportBatch.objects.create(name="race", paths=[str(tmp_path)], is_surveyed=True)
    batch.look()
    while batch.is_at_work:
        do_portion(batch)
    batch.carry_out()
    return batch


def is_whole(batch):
    batch.refresh_from_db()
    return (
        batch.state == ImportBatch.State.DONE
        and Article.objects.count() == Revision.objects.count() == TEXTS
        and batch.items.filter(is_done=True).count() == TEXTS
    )


def test_workers_that_share_an_import_store_each_text_once(ready):
    found = run_at_once(work, [()] * WORKERS)
    assert not errors(found)
    ImportBatch.objects.filter(pk=ready.pk).update(claimed_until=None)
    work()
    assert is_whole(ready)


def test_an_import_goes_on_after_its_process_was_killed(ready):
    process = start_one(work_for_ever, ready.pk)
    for _second in range(600):
        if Article.objects.count():
            break
        time.sleep(0.05)
    process.kill()
    process.join()
    assert 0 < Article.objects.count() < TEXTS
    work()
    assert is_whole(ready)
