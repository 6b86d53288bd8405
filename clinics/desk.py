"""The desk: look a code up, see its state at a glance, redeem it, undo it."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinics.desk_forms import LookUpForm, RedeemForm, UndoForm
from clinics.models import Clinic, LookupAttempt, PromoCode, Redemption

View = Callable[..., HttpResponse]
CLINIC_KEY = "desk_clinic"


def desk_view(permission: str) -> Callable[[View], View]:
    """A view of the admin that needs a permission: others are asked to sign in, or get 403."""

    def decorate(view: View) -> View:
        guarded = permission_required(permission, raise_exception=True)(view)
        return csp_override(cast(Any, settings.ADMIN_CSP))(admin.site.admin_view(guarded))

    return decorate


@desk_view("clinics.redeem_promocode")
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """The form; a QR link fills the code in, a POST looks it up."""
    if request.method != "POST":
        form = LookUpForm(initial={"code": request.GET.get("code", "")[:500], "clinic": _clinic_of(request)})
        return _page(request, form)
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if LookupAttempt.objects.is_exhausted(request.user):
        return _exhausted(request, form)
    return _found(request, form)


@desk_view("clinics.redeem_promocode")
@require_POST
def redeem(request: HttpRequest) -> HttpResponse:
    """Redeem the code that was looked up; the same form sent twice redeems once."""
    form = RedeemForm(request.POST)
    again = LookUpForm({"code": request.POST.get("code", ""), "clinic": request.POST.get("clinic", "")})
    if LookupAttempt.objects.is_exhausted(request.user):
        return _exhausted(request, again)
    if not form.is_valid():
        return _found(request, again, answer=form) if again.is_valid() else _page(request, again, status=422)
    code, clinic = form.cleaned_data["code"], form.cleaned_data["clinic"]
    try:
        redemption = PromoCode.objects.lookup(code).redeem(
            clinic=clinic,
            by=request.user,
            is_new_client=form.cleaned_data["is_new_client"],
            idempotency_key=form.cleaned_data["idempotency_key"],
        )
    except PromoCode.NotRedeemable as refusal:
        return _found(request, again, refusal=refusal)
    return redirect("desk_redemption", pk=redemption.pk)


@desk_view("clinics.redeem_promocode")
@require_safe
def redemption(request: HttpRequest, pk: int) -> HttpResponse:
    """What was just done, and for those who may: undoing it."""
    return _redemption_page(request, _redemption(pk), UndoForm())


@desk_view("clinics.undo_redemption")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _redemption(pk), UndoForm(request.POST)
    if not form.is_valid():
        return _redemption_page(request, found, form, status=422)
    try:
        found.undo(by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Undone. The code can be used again until its last day."))
    except Redemption.AlreadyUndone:
        messages.warning(request, _("Somebody else has undone it already."))
    return redirect("desk_redemption", pk=pk)


def _found(
    request: HttpRequest,
    form: LookUpForm,
    *,
    refusal: PromoCode.NotRedeemable | None = None,
    answer: RedeemForm | None = None,
) -> HttpResponse:
    """Look the code up, take it down, and show what it is."""
    form.is_valid()
    clinic, text, promo_code = form.cleaned_data.get("clinic"), form.cleaned_data.get("code", ""), None
    try:
        promo_code = PromoCode.objects.lookup(text)
        refusal = refusal or promo_code.refusal(clinic)
    except PromoCode.NotRedeemable as unknown:
        refusal = unknown
    person = cast(Any, request.user)  # signed in: see desk_view
    LookupAttempt.objects.create(
        by=person, outcome=refusal.reason if refusal else "", promo_code=promo_code, clinic=clinic
    )
    request.session[CLINIC_KEY] = clinic.pk if clinic else None
    context: dict[str, Any] = {"promo_code": promo_code, "refusal": refusal, "clinic": clinic}
    if promo_code:
        context |= {
            "history": promo_code.redemptions.select_related("clinic", "redeemed_by", "voided_by"),
            "clinics": promo_code.promotion.valid_clinics(),
        }
    if refusal is None and clinic and promo_code:
        context["answer"] = answer or RedeemForm.offering(str(promo_code), clinic)
    blank = LookUpForm(initial={"clinic": clinic}) if promo_code else form
    return _page(request, blank, **context)


def _exhausted(request: HttpRequest, form: LookUpForm) -> HttpResponse:
    return _page(request, form, is_exhausted=True, status=429)


def _page(request: HttpRequest, form: LookUpForm, *, status: int = 200, **context: Any) -> HttpResponse:
    shared = admin.site.each_context(request) | {"title": _("Desk"), "form": form}
    return render(request, "clinics/desk/look_up.html", shared | context, status=status)


def _redemption_page(
    request: HttpRequest, found: Redemption, form: UndoForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "title": _("Redemption"),
        "redemption": found,
        "promo_code": found.promo_code,
        "history": found.promo_code.redemptions.select_related("clinic", "redeemed_by", "voided_by"),
        "form": form,
        "may_undo": request.user.has_perm("clinics.undo_redemption"),
    }
    return render(
        request, "clinics/desk/redemption.html", admin.site.each_context(request) | context, status=status
    )


def _redemption(pk: int) -> Redemption:
    related = ("clinic", "redeemed_by", "voided_by", "promo_code__lead__promotion", "promo_code__terms")
    return get_object_or_404(Redemption.objects.select_related(*related), pk=pk)


def _clinic_of(request: HttpRequest) -> Clinic | None:
    """The clinic of the last look-up, else the person's own, else the only one."""
    clinics = Clinic.objects.open()
    if last := clinics.filter(pk=request.session.get(CLINIC_KEY) or 0).first():
        return last
    for candidates in (clinics.filter(staff=cast(Any, request.user)), clinics):
        if len(found := list(candidates[:2])) == 1:
            return found[0]
    return None
