"""The three invented clinics."""

from datetime import time
from typing import Any

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from articles.models import Image, Practitioner, TreatmentType
from clinics.models import Clinic, ClinicTreatment, OpeningHours
from clinics.models.opening_hours import Weekday

PLAIN = ("slug", "name", "town", "postcode", "country", "telephone", "email")


def load() -> int:
    """Adds the clinics that are missing, with hours, team and treatments."""
    known = set(Clinic.objects.values_list("slug", flat=True))
    missing = [
        (position, row)
        for position, row in enumerate(texts.rows("clinics", "clinic"), start=1)
        if row["slug"] not in known
    ]
    for position, row in missing:
        _open(row, position)
    return len(missing)


def _open(row: dict[str, Any], position: int) -> None:
    clinic = Clinic.objects.create(
        **{name: row[name] for name in PLAIN},
        address="\n".join(row["address"]),
        description=row["description"].strip(),
        photo=Image.objects.get(slug=row["picture"]),
        time_zone="Europe/London",
        is_demonstration=True,
        position=position,
    )
    clinic.practitioners.set(Practitioner.objects.filter(slug__in=row["practitioners"]))
    clinic.staff.add(signed_in_as("desk"))
    OpeningHours.objects.bulk_create(
        OpeningHours(
            clinic=clinic,
            weekday=Weekday[name.upper()],
            opens_at=_clock(hours[0]),
            closes_at=_clock(hours[1]),
        )
        for name, hours in row["opening_hours"].items()
        if hours
    )
    for number, slug in enumerate(row["treatments"], start=1):
        treatment = TreatmentType.objects.get(slug=slug)
        ClinicTreatment.objects.create(clinic=clinic, treatment=treatment, position=number)


def _clock(text: str) -> time:
    return time.fromisoformat(text)
