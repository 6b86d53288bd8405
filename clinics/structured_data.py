"""A clinic as schema.org data (JSON-LD): what its reader sees, and no more."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from articles.models import Practitioner, TreatmentType
from articles.structured_data.graph import Crumbs, Node, absolute, json_ld, reference
from articles.structured_data.page import breadcrumbs, organization, webpage, website
from articles.structured_data.person import person
from articles.structured_data.picture import image_object
from clinics.models import Clinic, OpeningException, OpeningHours
from clinics.models.opening_hours import Weekday

CLOSED = ("00:00", "00:00")


def clinic_json_ld(
    clinic: Clinic,
    *,
    crumbs: Crumbs,
    description: str = "",
    exceptions: Iterable[OpeningException] = (),
    treatments: Iterable[TreatmentType] = (),
    team: Iterable[Practitioner] = (),
) -> SafeString:
    """The page of one clinic; wants `photo__credit` and `map_picture__credit` selected."""
    path = clinic.get_absolute_url()
    pictures = [_picture(clinic.photo), _picture(clinic.map_picture)]
    page = webpage(clinic.name, path, crumbs=crumbs) | {"mainEntity": reference(_id(clinic))}
    place = _place(clinic) | {
        "description": description,
        "image": reference(pictures[0]["@id"]) if pictures[0] else None,
        "specialOpeningHoursSpecification": [_exception(each) for each in exceptions],
        "availableService": [_service(treatment) for treatment in treatments],
        "employee": [person(each) for each in team],
    }
    return json_ld(
        [organization(), website(), page, breadcrumbs(path, crumbs), place, *filter(None, pictures)]
    )


def _id(clinic: Clinic) -> str:
    return f"{absolute(clinic.get_absolute_url())}#clinic"


def _place(clinic: Clinic) -> Node:
    return {
        "@type": "MedicalClinic",
        "@id": _id(clinic),
        "name": clinic.name,
        "url": absolute(clinic.get_absolute_url()),
        "telephone": clinic.telephone,
        "email": clinic.email,
        "address": _address(clinic),
        "geo": _coordinates(clinic),
        "hasMap": clinic.map_url,
        "parentOrganization": reference(absolute("/#organization")),
        "openingHoursSpecification": [_weekly(hours) for hours in clinic.opening_hours.all()],
    }


def _address(clinic: Clinic) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(clinic.address.splitlines()),
        "addressLocality": clinic.town,
        "postalCode": clinic.postcode,
        "addressCountry": clinic.country,
    }


def _coordinates(clinic: Clinic) -> Node | None:
    if clinic.latitude is None or clinic.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(clinic.latitude),
        "longitude": float(clinic.longitude),
    }


def _weekly(hours: OpeningHours) -> Node:
    return _hours(hours) | {"dayOfWeek": f"https://schema.org/{Weekday(hours.weekday).schema_name}"}


def _exception(exception: OpeningException) -> Node:
    return _hours(exception) | {
        "validFrom": exception.first_day.isoformat(),
        "validThrough": exception.last_day.isoformat(),
    }


def _hours(stretch: Any) -> Node:
    """Closed is written as opening and closing at midnight, as Google's local business data asks for."""
    has_hours = stretch.opens_at is not None
    opens, closes = (f"{stretch.opens_at:%H:%M}", f"{stretch.closes_at:%H:%M}") if has_hours else CLOSED
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}


def _service(treatment: TreatmentType) -> Node:
    url = absolute(treatment.get_absolute_url())
    return {"@type": "MedicalProcedure", "@id": f"{url}#procedure", "name": treatment.name, "url": url}


def _picture(image: Any) -> Node | None:
    return image_object(image) if image else None
