"""The public pages of clinics and offers: the same for everybody, without cookie, session or token."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.structured_data import page_json_ld
from articles.views.public_page import public_page
from clinics.clinic_list_page import ClinicListPage
from clinics.clinic_now import ClinicNow
from clinics.clinic_page import ClinicPage, clinics_with_everything
from clinics.defences.client_address import client_address
from clinics.defences.same_origin import is_same_origin
from clinics.defences.steady_answer import steady_answer
from clinics.embedding import frameable
from clinics.forms import TEN_MINUTES, LeadForm
from clinics.models import Promotion, RateCounter


@public_page
def clinic_list(request: HttpRequest) -> HttpResponse:
    page = ClinicListPage()
    return _fresh(render(request, "clinics/clinic_list.html", {"page": page}), page.cards)


@public_page
def clinic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    page = ClinicPage(get_object_or_404(clinics_with_everything(), slug=slug))
    return _fresh(render(request, "clinics/clinic_detail.html", {"page": page}), [page])


def _fresh(response: HttpResponse, clinics: Iterable[ClinicNow]) -> HttpResponse:
    """Kept by caches no longer than what it says of opening hours is true."""
    for clinic in clinics:
        patch_cache_control(response, max_age=clinic.seconds_true)
    return response


@csrf_exempt  # no ambient authority to abuse: see same_origin
@cache_control(no_store=True)
@steady_answer
@require_http_methods(["GET", "HEAD", "POST"])
def offer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _offer(request, slug, "clinics/offer_detail.html")


@frameable
@csrf_exempt
@cache_control(no_store=True)
@steady_answer
@require_http_methods(["GET", "HEAD", "POST"])
def offer_embed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same form alone, for a frame on another site of the clinic."""
    return _offer(request, slug, "clinics/offer_embed.html", is_embedded=True)


@require_safe
def offer_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words for every address: they tell nobody whether it was known."""
    return _thanks(request, slug, "clinics/offer_thanks.html")


@frameable
@require_safe
def offer_embed_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return _thanks(request, slug, "clinics/offer_embed_thanks.html")


def _offer(request: HttpRequest, slug: str, template: str, *, is_embedded: bool = False) -> HttpResponse:
    started = Promotion.objects.filter(starts_at__lte=timezone.now()).with_second_text()
    promotion = get_object_or_404(started.select_related("consent_wording"), slug=slug)
    if not promotion.is_open:
        return _offer_page(request, template, promotion, None)
    if request.method == "POST":
        return _asked(request, template, LeadForm(request.POST, promotion=promotion, is_embedded=is_embedded))
    form = LeadForm(
        promotion=promotion, page=request.get_full_path(), referrer=request.headers.get("Referer", ""),
        second_text=promotion.text_on(request.path, timezone.localdate()), is_embedded=is_embedded,
    )  # fmt: skip
    return _offer_page(request, template, promotion, form)


def _asked(request: HttpRequest, template: str, form: LeadForm) -> HttpResponse:
    promotion = form.promotion
    if not is_same_origin(request):
        return render(request, "clinics/offer_refused.html", {"promotion": promotion}, status=403)
    if not form.is_valid():
        return _offer_page(request, template, promotion, form, status=422)
    visitor = client_address(request.META, settings.TRUSTED_PROXY_HOPS)
    if RateCounter.objects.is_exceeded("lead", visitor, limit=settings.LEADS_PER_ADDRESS, window=TEN_MINUTES):
        form.refuse_for_now()
        return _offer_page(request, template, promotion, form, status=429)
    referer, own_host = request.headers.get("Referer", ""), request.get_host().partition(":")[0]
    try:
        form.ask(referer=referer, own_host=own_host, visitor=visitor)
    except Promotion.Closed:
        return _offer_page(request, template, promotion, None)
    return redirect("offer_embed_thanks" if form.is_embedded else "offer_thanks", slug=promotion.slug)


def _offer_page(
    request: HttpRequest, template: str, promotion: Promotion, form: LeadForm | None, status: int = 200
) -> HttpResponse:
    text = (form and form.second_text) or promotion
    context = {
        "promotion": promotion,
        "text": text,
        "structured_data": page_json_ld(text.headline, promotion.get_absolute_url(), crumbs=()),
        "form": form,
        "clinics": promotion.valid_clinics(),
        "treatments": promotion.treatments.published(),
    }
    return render(request, template, context, status=status)


def _thanks(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    promotion = get_object_or_404(Promotion, slug=slug, starts_at__lte=timezone.now())
    return render(request, template, {"promotion": promotion, "clinics": promotion.valid_clinics()})
