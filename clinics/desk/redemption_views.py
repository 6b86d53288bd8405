"""What was just done at the desk, and undoing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from clinics.desk import code_history
from clinics.desk.forms import UndoForm
from clinics.desk.page import desk_page, desk_view
from clinics.models import Redemption

RELATED = (
    "clinic", "redeemed_by", "voided_by", "treatment", "promo_code__lead__promotion", "promo_code__terms",
)  # fmt: skip


@desk_view("clinics.redeem_promocode", "clinics.undo_redemption")
@require_safe
def redemption(request: HttpRequest, pk: int) -> HttpResponse:
    """The result, large, with the way to the next code; for those who may: undoing it."""
    return _page(request, _found(pk), UndoForm())


@desk_view("clinics.undo_redemption")
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the code usable again, for a written reason."""
    if request.method != "POST":  # where signing in again leads to
        return redirect("desk_redemption", pk=pk)
    found, form = _found(pk), UndoForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        found.undo(by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Undone. The code can be used again until its last day."))
    except Redemption.AlreadyUndone:
        messages.warning(request, _("Somebody else has undone it already."))
    return redirect("desk_redemption", pk=pk)


def _found(pk: int) -> Redemption:
    return get_object_or_404(Redemption.objects.select_related(*RELATED), pk=pk)


def _page(request: HttpRequest, found: Redemption, form: UndoForm, *, status: int = 200) -> HttpResponse:
    context = {
        "title": _("Redemption"),
        "redemption": found,
        "promo_code": found.promo_code,
        "clinics": found.promo_code.terms.valid_clinics(),
        "history": code_history.steps(found.promo_code),
        "form": form,
        "may_redeem": request.user.has_perm("clinics.redeem_promocode"),
        "may_undo": found.is_live and request.user.has_perm("clinics.undo_redemption"),
    }
    return desk_page(request, "redemption", context, clinic=found.clinic, status=status)
