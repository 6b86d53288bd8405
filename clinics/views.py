"""The public pages of clinics and offers: the same for everybody, without cookie, session or token."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import TreatmentType
from clinics import structured_data
from clinics.client_address import client_address
from clinics.forms import LeadForm
from clinics.models import Clinic, ClinicTreatment, Promotion, RateCounter
from clinics.same_origin import is_same_origin

TEN_MINUTES = timedelta(minutes=10)


@require_safe
def clinic_list(request: HttpRequest) -> HttpResponse:
    clinics = Clinic.objects.open().select_related("photo__credit").prefetch_related("opening_hours")
    return render(request, "clinics/clinic_list.html", {"clinics": clinics})


@require_safe
def clinic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    offered = ClinicTreatment.objects.filter(treatment__in=TreatmentType.objects.published()).select_related(
        "treatment"
    )
    clinics = (
        Clinic.objects.open()
        .select_related("photo__credit")
        .prefetch_related(
            "opening_hours", "practitioners__photo", Prefetch("clinic_treatments", queryset=offered)
        )
    )
    clinic = get_object_or_404(clinics, slug=slug)
    context = {"clinic": clinic, "promotions": Promotion.objects.open().valid_at(clinic)}
    return render(request, "clinics/clinic_detail.html", context | {"data": structured_data.clinic(clinic)})


@csrf_exempt  # no ambient authority to abuse: see same_origin
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_detail(request: HttpRequest, slug: str) -> HttpResponse:
    started = Promotion.objects.filter(starts_at__lte=timezone.now()).with_second_text()
    promotion = get_object_or_404(started.select_related("consent_wording"), slug=slug)
    if not promotion.is_open:
        return _offer_page(request, promotion, None)
    if request.method == "POST":
        return _asked(request, promotion)
    text = promotion.text_on(request.path, timezone.localdate())
    form = LeadForm(promotion=promotion, page=request.get_full_path(), second_text=text)
    return _offer_page(request, promotion, form)


@require_safe
def offer_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words for every address: they tell nobody whether it was known."""
    promotion = get_object_or_404(Promotion, slug=slug, starts_at__lte=timezone.now())
    return render(
        request, "clinics/offer_thanks.html", {"promotion": promotion, "clinics": promotion.valid_clinics()}
    )


def _asked(request: HttpRequest, promotion: Promotion) -> HttpResponse:
    if not is_same_origin(request):
        return render(request, "clinics/offer_refused.html", {"promotion": promotion}, status=403)
    form = LeadForm(request.POST, promotion=promotion)
    if not form.is_valid():
        return _offer_page(request, promotion, form, status=422)
    limit = settings.LEADS_PER_ADDRESS
    visitor = client_address(request.META, settings.TRUSTED_PROXY_HOPS)
    if RateCounter.objects.is_exceeded("lead", visitor, limit=limit, window=TEN_MINUTES):
        form.refuse_for_now()
        return _offer_page(request, promotion, form, status=429)
    try:
        form.ask(referer=request.headers.get("Referer", ""), own_host=request.get_host().partition(":")[0])
    except Promotion.Closed:
        return _offer_page(request, promotion, None)
    return redirect("offer_thanks", slug=promotion.slug)


def _offer_page(
    request: HttpRequest, promotion: Promotion, form: LeadForm | None, status: int = 200
) -> HttpResponse:
    context = {
        "promotion": promotion,
        "text": (form and form.second_text) or promotion,
        "form": form,
        "clinics": promotion.valid_clinics(),
        "treatments": promotion.treatments.published(),
    }
    return render(request, "clinics/offer_detail.html", context, status=status)
