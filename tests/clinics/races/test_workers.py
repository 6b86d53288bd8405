"""The real worker, several at once, restarted and killed while it sends: nothing lost, nothing sent twice.

RACES=full in the environment runs them at the size that a busy year would need.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from clinics.models import OutgoingEmail
from tests.clinics.races.processes import IS_FULL

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[3]
WORKERS = 3
MAILS, RESTARTS = (10_000, 20) if IS_FULL else (600, 6)
KILLED_MAILS, KILLS = (3_000, 20) if IS_FULL else (300, 4)
PATIENCE = 1800  # seconds
ENDINGS = {(0, ""), (-signal.SIGTERM, "")}  # after the mail in hand; or before it had begun at all


def write_mails(count):
    OutgoingEmail.objects.bulk_create(
        OutgoingEmail(
            kind="code_issued",
            dedupe_key=f"race:{number}",
            to_address=f"reader{number}@example.org",
            subject="Your code",
            text_body="FERN-1234",
        )
        for number in range(count)
    )


def database_url():
    """The test's own database, for a process that knows nothing of tests."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    place = f"{found['HOST']}:{found['PORT'] or 5432}"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{place}/{found['NAME']}"


class Workers:
    """`manage.py worker` as a service manager runs it: whoever ends is started again."""

    def __init__(self, port):
        changes = {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "aesthetica.settings",
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "LOG_LEVEL": "ERROR",
            "SECRET_KEY": settings.SECRET_KEY,
        }
        self._environment = {name: os.environ[name] for name in os.environ if name != "TESTING"} | changes
        self._running = [self._start() for _ in range(WORKERS)]

    def _start(self):
        return subprocess.Popen(
            [sys.executable, "manage.py", "worker"], cwd=ROOT, env=self._environment, stderr=subprocess.PIPE
        )

    def end_one(self, signum):
        """Send one of them the signal and start another in its place; return what it said at its end."""
        worker = self._running.pop(0)
        worker.send_signal(signum)
        _out, said = worker.communicate(timeout=60)
        self._running.append(self._start())
        return worker.returncode, said.decode()

    def stop(self):
        for worker in self._running:
            worker.terminate()
        said = [worker.communicate(timeout=60)[1].decode() for worker in self._running]
        return [(worker.returncode, each) for worker, each in zip(self._running, said, strict=True)]


def wait_until(is_reached, what):
    patience = time.monotonic() + PATIENCE
    while not is_reached():
        assert time.monotonic() < patience, what
        time.sleep(0.05)


def report(post, count, started, **more):
    seconds = time.monotonic() - started
    figures = {"mails": count, "seconds": round(seconds, 1), "accepted": len(post.accepted)}
    figures |= {"distinct": len(set(post.accepted)), "database": connection.vendor} | more
    print("\n", figures)


def signal_in_between(workers, post, signum, *, times, count):
    """Send the signal to one after another while mails go, spread over the whole run."""
    for number in range(times):
        goal = count * (number + random.random()) / (times + 1)
        wait_until(lambda: len(post.accepted) >= goal, "the next signal")  # noqa: B023  (awaited at once)
        yield workers.end_one(signum)


def test_workers_that_are_restarted_send_every_mail_exactly_once(post):
    write_mails(MAILS)
    started, workers = time.monotonic(), Workers(post.port)
    for code, said in signal_in_between(workers, post, signal.SIGTERM, times=RESTARTS, count=MAILS):
        assert (code, said) in ENDINGS
    wait_until(lambda: not OutgoingEmail.objects.exclude(status="sent").exists(), "the end")
    report(post, MAILS, started, restarts=RESTARTS)
    assert {*workers.stop()} <= ENDINGS
    assert set(Counter(post.accepted).values()) == {1}
    assert len(post.accepted) == MAILS
    assert OutgoingEmail.objects.filter(status="sent", attempts=1).count() == MAILS


def test_workers_that_are_killed_lose_nothing_and_repeat_at_most_the_mail_in_hand(post):
    write_mails(KILLED_MAILS)
    started, workers = time.monotonic(), Workers(post.port)
    for _end in signal_in_between(workers, post, signal.SIGKILL, times=KILLS, count=KILLED_MAILS):
        pass
    wait_until(lambda: not OutgoingEmail.objects.filter(status="queued").exists(), "the end of the queue")
    workers.stop()
    taken = OutgoingEmail.objects.filter(status="sending")
    assert taken.count() <= KILLS
    taken.update(lease_until=timezone.now())  # five minutes later
    workers = Workers(post.port)
    wait_until(lambda: not OutgoingEmail.objects.exclude(status="sent").exists(), "the end")
    workers.stop()
    times = Counter(post.accepted)
    repeats = sum(times.values()) - len(times)
    report(post, KILLED_MAILS, started, kills=KILLS, repeats=repeats)
    assert len(times) == KILLED_MAILS
    assert repeats <= KILLS and max(times.values()) <= 2
