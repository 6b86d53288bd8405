"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from clinics.models import SiteLook


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name, address, canonical address of this page, jurisdictions, what it tells of overdue reviews, and its look."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
        "jurisdictions": settings.JURISDICTIONS,
        "tells_overdue_reviews": settings.OVERDUE_REVIEW == "told",
        # Only public pages ask for it.
        "look": SimpleLazyObject(SiteLook.objects.shown),
    }
