"""The outbox against a real mail server on this machine."""

import os
import signal
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from clinics.models import OutgoingEmail
from tests.clinics.factories import PromotionFactory, issued_code
from tests.clinics.races.mail_server import mailer
from tests.clinics.races.processes import errors, run_at_once, start_one

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def send_all(port):
    with override_settings(MAILERS=mailer(port)):
        sent = 0
        while OutgoingEmail.objects.send_next():
            sent += 1
        return sent


def row():
    return OutgoingEmail.objects.get()


def test_a_code_reaches_the_mail_server(post):
    issued_code()
    assert OutgoingEmail.objects.send_next()
    assert row().status == "sent"
    assert post.accepted == [f"Message-ID: {row().message_id}"]


@pytest.mark.parametrize(
    "answer", ["450 greylisted, come back", "421 closing", "451 local error", "452 too many"]
)
def test_a_server_that_says_later_is_asked_again_and_takes_it(post, answer):
    issued_code()
    post.answers = [answer]
    now = timezone.now()
    OutgoingEmail.objects.send_next(now)
    assert (row().status, row().attempts) == ("queued", 1)
    assert answer[:3] in row().last_error
    assert not OutgoingEmail.objects.send_next(now + timedelta(seconds=40))
    assert OutgoingEmail.objects.send_next(now + timedelta(seconds=73))
    assert row().status == "sent"
    assert len(post.accepted) == 1


@pytest.mark.parametrize("answer", ["550 no such user", "552 mailbox full", "554 rejected"])
def test_a_server_that_says_never_is_believed(post, answer):
    issued_code()
    post.answers = [answer]
    OutgoingEmail.objects.send_next()
    assert row().status == "failed"
    assert answer in row().last_error
    assert not OutgoingEmail.objects.send_next(timezone.now() + timedelta(days=4))
    assert OutgoingEmail.objects.failed().count() == 1


def test_mail_waits_for_a_server_that_is_down_and_arrives_once(post):
    issued_code()
    now = timezone.now()
    with override_settings(MAILERS=mailer(1)):
        for _ in range(30):
            OutgoingEmail.objects.send_next(now)
            now = row().next_attempt_at
    assert now - timezone.now() > timedelta(hours=20)
    assert row().status == "queued"
    assert OutgoingEmail.objects.send_next(now)
    assert row().status == "sent"
    assert len(post.accepted) == 1


def test_mail_of_a_killed_worker_is_sent_after_its_lease_under_the_same_message_id(post):
    issued_code()
    post.delay = 30.0
    worker = start_one(send_all, post.port)
    patience = time.monotonic() + 60
    while not post.seen:
        assert time.monotonic() < patience
        time.sleep(0.05)
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    post.delay = 0.0
    taken = row()
    assert taken.status == "sending"
    assert not OutgoingEmail.objects.send_next()
    assert OutgoingEmail.objects.send_next(timezone.now() + timedelta(minutes=6))
    assert row().status == "sent"
    assert post.accepted == [f"Message-ID: {taken.message_id}"]


def test_four_workers_send_every_mail_exactly_once(post):
    promotion = PromotionFactory()
    for _ in range(120):
        issued_code(promotion)
    found = run_at_once(send_all, [(post.port,)] * 4)
    assert errors(found) == []
    assert sum(found) == 120
    assert OutgoingEmail.objects.filter(status="sent", attempts=1).count() == 120
    assert set(Counter(post.accepted).values()) == {1}
    assert len(post.accepted) == 120
