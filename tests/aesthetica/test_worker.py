"""The worker does what is due, one unit after the other, and survives a failure."""

import pytest
from django.core.management import call_command

from aesthetica import waiting_work
from aesthetica.management.commands import worker
from clinics.models import OutgoingEmail
from tests.clinics.factories import issued_code


@pytest.mark.django_db
def test_it_sends_what_waits(mailoutbox):
    issued_code()
    call_command("worker", once=True)
    assert len(mailoutbox) == 1
    assert OutgoingEmail.objects.get().status == "sent"


@pytest.mark.django_db
def test_without_work_it_ends():
    call_command("worker", once=True)
    assert not waiting_work.do_one()


def test_one_failure_is_logged_and_no_end(monkeypatch, caplog):
    def broken() -> bool:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(worker, "do_one", broken)
    assert worker._attempt() is False
    assert "work failed" in caplog.text
