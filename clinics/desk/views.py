"""The desk: look a code up, see its state at a glance, redeem it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clinics.defences.client_address import client_address
from clinics.desk import code_history
from clinics.desk import verdict as desk_verdict
from clinics.desk.forms import LookUpForm, RedeemForm
from clinics.desk.page import clinic_of, desk_page, desk_view, remember_clinic
from clinics.models import Clinic, LookupAttempt, PromoCode, Redemption

Refusal = PromoCode.NotRedeemable
OF_THE_ANSWER = {PromoCode.Reason.NOT_NEW_CLIENT, PromoCode.Reason.NOT_FOR_TREATMENT}
LAST_TEN = 10


@desk_view("clinics.redeem_promocode")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """The form; a QR link fills the code in, a POST looks it up."""
    if request.method != "POST":
        clinic = clinic_of(request)
        form = LookUpForm(initial={"code": request.GET.get("code", "")[:500], "clinic": clinic})
        return _page(request, form, clinic=clinic)
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _exhausted(request, form) if _is_exhausted(request) else _found(request, form)


@desk_view("clinics.redeem_promocode")
@require_http_methods(["GET", "HEAD", "POST"])
def redeem(request: HttpRequest) -> HttpResponse:
    """Redeem the code that was looked up; the same form sent twice redeems once."""
    if request.method != "POST":  # where signing in again leads to
        return redirect("desk")
    form = RedeemForm(request.POST)
    again = LookUpForm({"code": request.POST.get("code", ""), "clinic": request.POST.get("clinic", "")})
    if not again.is_valid():
        return _page(request, again, status=422)
    if _is_exhausted(request):
        return _exhausted(request, again)
    if not form.is_valid():
        return _found(request, again, answer=form)
    try:
        redemption = PromoCode.objects.lookup(form.cleaned_data.pop("code")).redeem(
            by=request.user, **form.cleaned_data
        )
    except PromoCode.NotRedeemable as refusal:
        return _found(request, again, refusal=refusal)
    return redirect("desk_redemption", pk=redemption.pk)


def _found(
    request: HttpRequest,
    form: LookUpForm,
    *,
    refusal: Refusal | None = None,
    answer: RedeemForm | None = None,
) -> HttpResponse:
    """Look the code up, take it down, and show what it is."""
    clinic = form.cleaned_data["clinic"]
    promo_code, refusal = _what_it_is(form.cleaned_data["code"], clinic, refusal)
    outcome = refusal.reason if refusal else ""
    if not LookupAttempt.objects.record(
        by=request.user, address=_address(request), outcome=outcome, promo_code=promo_code, clinic=clinic
    ):
        return _exhausted(request, form)
    remember_clinic(request, clinic)
    context = _about(promo_code, refusal, by=request.user)
    if promo_code and not refusal:
        context["answer"] = (answer or RedeemForm.offering(str(promo_code), clinic)).offer(promo_code.terms)
    blank = LookUpForm(initial={"clinic": clinic}) if promo_code else form
    return _page(request, blank, clinic=clinic, status=422 if answer else 200, **context)


def _what_it_is(
    text: str, clinic: Clinic, refusal: Refusal | None
) -> tuple[PromoCode | None, Refusal | None]:
    """The code on record, if there is one, and why it can't be redeemed, if it can't."""
    try:
        promo_code = PromoCode.objects.lookup(text)
    except PromoCode.NotRedeemable as unknown:
        return None, unknown
    return promo_code, refusal or promo_code.refusal(clinic)


def _about(promo_code: PromoCode | None, refusal: Refusal | None, *, by: Any) -> dict[str, Any]:
    """What the page says of it."""
    redemption = promo_code.redemption if promo_code else None
    verdict = desk_verdict.verdict(promo_code, refusal, redemption, by=by)
    if promo_code is None:
        return {"verdict": verdict}
    return {
        "verdict": verdict,
        "promo_code": promo_code,
        "redemption": redemption,
        "clinics": promo_code.terms.valid_clinics(),
        "history": code_history.steps(promo_code),
        "may_change_answer": refusal is not None and refusal.reason in OF_THE_ANSWER,
    }


def _is_exhausted(request: HttpRequest) -> bool:
    return LookupAttempt.objects.is_exhausted(by=request.user, address=_address(request))


def _exhausted(request: HttpRequest, form: LookUpForm) -> HttpResponse:
    return _page(request, form, verdict=desk_verdict.too_many(), status=429)


def _page(
    request: HttpRequest, form: LookUpForm, *, clinic: Clinic | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"title": _("Desk"), "form": form, "clinic": clinic}
    if clinic and "verdict" not in context:
        related = ("promo_code__lead", "promo_code__terms", "redeemed_by")
        context["done_today"] = Redemption.objects.today_at(clinic).select_related(*related)[:LAST_TEN]
    return desk_page(request, "look_up", context, clinic=clinic, status=status)


def _address(request: HttpRequest) -> str:
    return client_address(request.META, settings.TRUSTED_PROXY_HOPS)
