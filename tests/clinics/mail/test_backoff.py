"""The wait between two tries."""

from datetime import timedelta

from clinics.mail import backoff


def test_the_wait_grows_from_a_minute_to_an_hour_and_stays_there():
    for attempts, minutes in [(1, 1), (2, 5), (3, 15), (4, 30), (5, 60), (100, 60)]:
        assert timedelta(minutes=minutes) * 0.8 <= backoff.delay(attempts) <= timedelta(minutes=minutes) * 1.2


def test_two_waits_differ_so_that_a_queue_does_not_knock_at_once():
    assert len({backoff.delay(3) for _ in range(20)}) > 10
