"""A clinic as schema.org data (JSON-LD)."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from clinics.models import Clinic
from clinics.models.opening_hours import Weekday

# So that no text can end the script element (json.dumps leaves these alone).
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def clinic(clinic: Clinic) -> SafeString:
    """Return the MedicalClinic as JSON text for a script element."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": f"{settings.SITE_URL}{clinic.get_absolute_url()}#clinic",
        "name": clinic.name,
        "url": f"{settings.SITE_URL}{clinic.get_absolute_url()}",
        "telephone": clinic.telephone,
        "email": clinic.email,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(clinic.address.splitlines()),
            "addressLocality": clinic.town,
            "postalCode": clinic.postcode,
            "addressCountry": clinic.country,
        },
        "openingHoursSpecification": [_hours(hours) for hours in clinic.opening_hours.all()],
    }
    if clinic.latitude is not None:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(clinic.latitude),
            "longitude": float(clinic.longitude or 0),
        }
    return mark_safe(json.dumps({key: value for key, value in data.items() if value}).translate(_ESCAPED))


def _hours(hours: Any) -> dict[str, str]:
    day = Weekday(hours.weekday).schema_name
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": day,
        "opens": f"{hours.opens_at:%H:%M}",
        "closes": f"{hours.closes_at:%H:%M}",
    }
