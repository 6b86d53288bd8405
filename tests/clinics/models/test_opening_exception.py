"""Exceptions from the opening hours: what a row may hold, and which may stand beside which."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from clinics.models import OpeningException
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db
EASTER = {"first_day": date(2026, 4, 3), "last_day": date(2026, 4, 6)}


def test_a_closed_stretch_and_a_day_of_other_hours_are_kept():
    clinic = ClinicFactory()
    for fields in (
        EASTER,
        {
            "first_day": date(2026, 4, 7),
            "last_day": date(2026, 4, 7),
            "opens_at": time(10),
            "closes_at": time(13),
        },
    ):
        row = OpeningException(clinic=clinic, **fields)
        row.full_clean()
        row.save()
    assert [(str(row), row.is_closed) for row in clinic.opening_exceptions.all()] == [
        ("3 April 2026 – 6 April 2026", True), ("7 April 2026", False),
    ]  # fmt: skip


def test_an_exception_lasts_until_its_last_day_has_ended_everywhere(monkeypatch):
    row = OpeningException.objects.create(clinic=ClinicFactory(), **EASTER)

    def lasts(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return row in OpeningException.objects.lasting()

    assert lasts(datetime(2026, 4, 7, 11, 59, tzinfo=UTC))
    assert not lasts(datetime(2026, 4, 7, 12, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"opens_at": time(9)}, "Give both hours"),
        ({"closes_at": time(9)}, "Give both hours"),
        ({"opens_at": time(13), "closes_at": time(9)}, "close later than it opens"),
        ({"opens_at": time(9), "closes_at": time(9)}, "close later than it opens"),
        ({"last_day": date(2026, 4, 2)}, "last day lies before the first"),
    ],
)
def test_half_and_backward_ones_are_refused_in_words_and_by_the_schema(fields, message):
    row = OpeningException(clinic=ClinicFactory(), **EASTER | fields)
    with pytest.raises(ValidationError, match=message):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_two_do_not_begin_on_one_day():
    clinic = ClinicFactory()
    OpeningException.objects.create(clinic=clinic, **EASTER)
    OpeningException.objects.create(clinic=ClinicFactory(), **EASTER)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningException.objects.create(clinic=clinic, **EASTER)


@pytest.mark.parametrize(("first", "last"), [(1, 3), (4, 5), (6, 9), (1, 9)])
def test_overlapping_days_are_refused_and_named(first, last):
    clinic = ClinicFactory()
    kept = OpeningException.objects.create(clinic=clinic, **EASTER)
    row = OpeningException(clinic=clinic, first_day=date(2026, 4, first), last_day=date(2026, 4, last))
    with pytest.raises(ValidationError, match="overlap with another exception: 3 April 2026 – 6 April 2026"):
        row.full_clean()
    kept.full_clean()
    OpeningException(clinic=ClinicFactory(), first_day=row.first_day, last_day=row.last_day).full_clean()
