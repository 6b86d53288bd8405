"""An offer's form came into view: a number goes up, and nothing of the reader is kept."""

from base64 import b64decode
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinics.defences.client_address import client_address
from clinics.defences.same_origin import is_same_origin
from clinics.lead_source import lead_source, source
from clinics.models import OfferView, Promotion, RateCounter, TextVariant
from clinics.own_page import own_page

PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")  # one transparent pixel
TEN_MINUTES = timedelta(minutes=10)
VIEWS_PER_ADDRESS = 300  # in ten minutes: a whole school behind one address, but no machine


@csrf_exempt  # no ambient authority to abuse: see same_origin
@cache_control(no_store=True)
@require_http_methods(["GET", "POST"])
def offer_seen(request: HttpRequest, slug: str) -> HttpResponse:
    """POST comes from static/js/offer_seen.js; GET is the picture for browsers without scripts."""
    promotion = Promotion.objects.open().filter(slug=slug).first()
    if promotion and is_same_origin(request) and not _is_flooding(request):
        _count(request, promotion)
    if request.method == "POST":
        return HttpResponse(status=204)
    return HttpResponse(PIXEL, content_type="image/gif")


def _is_flooding(request: HttpRequest) -> bool:
    visitor = client_address(request.META, settings.TRUSTED_PROXY_HOPS)
    return RateCounter.objects.is_exceeded("view", visitor, limit=VIEWS_PER_ADDRESS, window=TEN_MINUTES)


def _count(request: HttpRequest, promotion: Promotion) -> None:
    told = (request.POST if request.method == "POST" else request.GET).dict()
    own_host = request.get_host().partition(":")[0]
    found = lead_source(told, request.headers.get("Referer", ""), own_host)
    OfferView.objects.count_one(
        promotion,
        day=timezone.localdate(),
        path=own_page(found["source_path"]),
        source=source(found),
        variant=TextVariant.objects.named(told.get("text", ""), promotion),
    )
