"""A clinic as schema.org data (JSON-LD): its page, and the place with its address and hours."""

from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.pages.list_data import way
from articles.structured_data import absolute, json_ld
from articles.structured_data.graph import Node, reference
from articles.structured_data.page import breadcrumbs, organization, webpage, website
from clinics.models import Clinic
from clinics.models.opening_hours import Weekday


def clinic(clinic: Clinic) -> SafeString:
    """The data block of one clinic's page; wants the opening hours at hand."""
    path = clinic.get_absolute_url()
    crumbs = way((_("Clinics"), reverse("clinic_list")), (clinic.name, path))
    page = webpage(clinic.name, path, crumbs=crumbs) | {"mainEntity": reference(f"{absolute(path)}#clinic")}
    return json_ld([organization(), website(), page, breadcrumbs(path, crumbs), _place(clinic)])


def _place(clinic: Clinic) -> Node:
    url = absolute(clinic.get_absolute_url())
    return {
        "@type": "MedicalClinic",
        "@id": f"{url}#clinic",
        "name": clinic.name,
        "url": url,
        "parentOrganization": reference(absolute("/#organization")),
        "telephone": clinic.telephone,
        "email": clinic.email,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(clinic.address.splitlines()),
            "addressLocality": clinic.town,
            "postalCode": clinic.postcode,
            "addressCountry": clinic.country,
        },
        "geo": _point(clinic),
        "openingHoursSpecification": [_hours(hours) for hours in clinic.opening_hours.all()],
    }


def _point(clinic: Clinic) -> Node | None:
    if clinic.latitude is None or clinic.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(clinic.latitude),
        "longitude": float(clinic.longitude),
    }


def _hours(hours: Any) -> Node:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{Weekday(hours.weekday).schema_name}",
        "opens": f"{hours.opens_at:%H:%M}",
        "closes": f"{hours.closes_at:%H:%M}",
    }
