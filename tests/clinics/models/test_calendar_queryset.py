"""The years and months above the admin's lists: the same as Django finds, without looking at every row."""

from datetime import UTC, date, datetime

import pytest
from django.db import models

from clinics.models import Lead, OfferView
from tests.clinics.factories import LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
# In London the fourth is the first moment of 1 July.
MOMENTS = [
    datetime(2024, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2025, 1, 1, tzinfo=UTC),
    datetime(2026, 5, 31, 22, 59, tzinfo=UTC),
    datetime(2026, 6, 30, 23, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
]


@pytest.fixture
def leads(settings):
    settings.TIME_ZONE = "Europe/London"
    promotion = PromotionFactory()
    for moment in MOMENTS:
        promotion.keep_apart(LeadFactory(created_at=moment), "honeypot")
        OfferView.objects.create(promotion=promotion, day=moment.date())


@pytest.mark.parametrize("kind", ["year", "month", "day"])
def test_they_are_those_that_django_finds(leads, kind):
    slow = models.QuerySet(Lead)
    assert list(Lead.objects.datetimes("created_at", kind)) == list(slow.datetimes("created_at", kind))
    slow = models.QuerySet(OfferView)
    assert list(OfferView.objects.dates("day", kind)) == list(slow.dates("day", kind))


def test_they_are_those_of_the_rows_that_are_left(leads):
    of_year = Lead.objects.filter(created_at__year=2026)
    assert [moment.month for moment in of_year.datetimes("created_at", "month")] == [5, 7, 11]
    assert Lead.objects.none().datetimes("created_at", "year") == []
    assert OfferView.objects.dates("day", "year") == [date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)]
