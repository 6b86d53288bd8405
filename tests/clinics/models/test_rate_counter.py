"""Counting what one visitor does."""

from datetime import UTC, datetime, timedelta

import pytest

from clinics.models import RateCounter

pytestmark = pytest.mark.django_db
NOON, TEN_MINUTES = datetime(2026, 6, 1, 12, tzinfo=UTC), timedelta(minutes=10)


def is_exceeded(who="1.2.3.4", scope="lead", at=NOON):
    return RateCounter.objects.is_exceeded(scope, who, limit=2, window=TEN_MINUTES, at=at)


def test_the_third_of_two_is_too_many_for_this_visitor_this_act_and_this_time_only():
    assert [is_exceeded(), is_exceeded(), is_exceeded()] == [False, False, True]
    assert not is_exceeded(who="5.6.7.8")
    assert not is_exceeded(scope="other")
    assert not is_exceeded(at=NOON + TEN_MINUTES)


def test_asking_whether_one_more_is_too_many_counts_nothing():
    def is_used_up(**how):
        return RateCounter.objects.is_used_up(
            "lead", "1.2.3.4", **{"limit": 2, "window": TEN_MINUTES, "at": NOON} | how
        )

    assert not is_used_up()
    is_exceeded()
    assert not is_used_up()
    assert not is_used_up()
    is_exceeded()
    assert is_used_up()
    assert not is_used_up(at=NOON + TEN_MINUTES)


def test_no_address_is_kept_and_past_counters_can_go():
    is_exceeded()
    assert "1.2.3.4" not in str(RateCounter.objects.values().get())
    assert not RateCounter.objects.over(NOON).exists()
    assert RateCounter.objects.over(NOON + TEN_MINUTES).exists()
