"""Open offers for a writer to put into a text: what every reader may see of them, and no more."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from articles.admin.editor import pickers
from articles.admin.editor.writing_access import for_writers
from clinics.models import Promotion


@for_writers
@require_GET
def offer_pick(request: HttpRequest) -> JsonResponse:
    """?q= → the open offers whose headline holds the words."""
    words = request.GET.get("q", "").strip()
    offers = Promotion.objects.open().filter(headline__icontains=words).order_by("headline")
    return pickers.answer([_result(offer) for offer in offers[: pickers.MOST]])


def _result(offer: Promotion) -> dict[str, str]:
    return {
        "key": offer.slug,
        "label": offer.headline,
        "state": _until(offer),
        "markdown": f"{{offer: {offer.slug}}}",
    }


def _until(offer: Promotion) -> str:
    if offer.ends_at is None:
        return gettext("Open")
    return gettext("Open until %(day)s") % {"day": date_format(timezone.localtime(offer.ends_at), "j F Y")}
