"""The three invented clinics."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from articles.models import Image, Practitioner, TreatmentType
from clinics.models import Clinic, ClinicTreatment, OpeningException, OpeningHours
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
        map_picture=Image.objects.get(slug=row["map_picture"]),
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
    OpeningException.objects.bulk_create(_exception(clinic, each) for each in row.get("exceptions", ()))
    for number, slug in enumerate(row["treatments"], start=1):
        treatment = TreatmentType.objects.get(slug=slug)
        ClinicTreatment.objects.create(clinic=clinic, treatment=treatment, position=number)


def _exception(clinic: Clinic, row: dict[str, Any]) -> OpeningException:
    """Counted from today, so that the page of a new demonstration has some ahead."""
    first = timezone.localdate() + timedelta(days=row["in_days"])
    return OpeningException(
        clinic=clinic,
        first_day=first,
        last_day=first + timedelta(days=row["days"] - 1),
        opens_at=_clock(row["opens"]) if "opens" in row else None,
        closes_at=_clock(row["closes"]) if "closes" in row else None,
        reason=row["reason"],
    )


def _clock(text: str) -> time:
    return time.fromisoformat(text)
