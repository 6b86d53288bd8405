"""A clinic's form: exceptions from the opening hours, edited all at once."""

import pytest
from django.urls import reverse

from clinics.models import OpeningException
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db
FIELDS = ("id", "first_day", "last_day", "opens_at", "closes_at", "reason", "DELETE")


def save(client, clinic, *rows):
    """Sends the clinic's form with these exceptions; each is (key, first, last, …) as in FIELDS."""
    data = {
        name: getattr(clinic, name)
        for name in ("name", "slug", "address", "town", "postcode", "country", "time_zone", "position")
    }
    for prefix in ("opening_hours", "clinic_treatments"):
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    kept = [row for row in rows if row[0]]
    data |= {"opening_exceptions-TOTAL_FORMS": len(rows), "opening_exceptions-INITIAL_FORMS": len(kept)}
    for number, row in enumerate(rows):
        data |= {
            f"opening_exceptions-{number}-{name}": value for name, value in zip(FIELDS, row, strict=False)
        }
        data[f"opening_exceptions-{number}-clinic"] = clinic.pk
    return client.post(reverse("admin:clinics_clinic_change", args=[clinic.pk]), data)


def days(clinic):
    return [(str(row), row.reason) for row in clinic.opening_exceptions.all()]


def test_an_editor_adds_moves_and_removes_exceptions(cast):
    clinic, client = ClinicFactory(), cast.client("editor")
    response = save(
        client, clinic,
        ("", "2026-12-25", "2026-12-28", "", "", "Christmas"), ("", "2026-12-24", "2026-12-24", "10:00", "13:00", ""),
    )  # fmt: skip
    assert response.status_code == 302
    assert days(clinic) == [("24 December 2026", ""), ("25 December 2026 – 28 December 2026", "Christmas")]
    eve, christmas = clinic.opening_exceptions.all()
    moved = save(
        client, clinic, (eve.pk, "2026-12-23", "2026-12-23"), (christmas.pk, "2026-12-25", "2026-12-28", "", "", "", "on"),
    )  # fmt: skip
    assert moved.status_code == 302
    assert days(clinic) == [("23 December 2026", "")]


def test_rows_that_overlap_are_refused_together(cast):
    clinic = ClinicFactory()
    response = save(
        cast.client("editor"), clinic, ("", "2026-12-24", "2026-12-26"), ("", "2026-12-26", "2026-12-28")
    )
    assert "overlap with another exception: 24 December 2026 – 26 December 2026" in response.text
    assert not OpeningException.objects.exists()


def test_half_an_exception_is_told_what_is_missing(cast):
    clinic = ClinicFactory()
    response = save(cast.client("editor"), clinic, ("", "2026-12-24", "2026-12-24", "10:00", ""))
    assert "Give both hours, or none where the clinic is closed." in response.text
    assert not OpeningException.objects.exists()


def test_who_looks_at_clinics_cannot_send_exceptions(cast):
    clinic = ClinicFactory()
    assert save(cast.client("marketing"), clinic, ("", "2026-12-24", "2026-12-24")).status_code == 403
    assert not OpeningException.objects.exists()
