"""Promo codes and what became of them; a code is issued by the form and used up at the desk, never here."""

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from clinics import codes
from clinics.admin.correct_address import may_answer
from clinics.desk import code_history
from clinics.models import LeadAccess, PromoCode, SuppressedAddress


class CodeStateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("Can be used")), ("redeemed", _("Redeemed")), ("expired", _("Expired"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        promo_codes: Any = queryset
        if self.value() == "open":
            return promo_codes.redeemable()
        if self.value() == "redeemed":
            return promo_codes.exclude(redeemed_at=None)
        if self.value() == "expired":
            return promo_codes.filter(redeemed_at=None, expires_at__lte=timezone.now())
        return promo_codes


@admin.register(PromoCode)
class PromoCodeAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "promotion_name", "state", "issued_at", "last_day", "redeemed_at")
    list_filter = (CodeStateFilter, "lead__promotion")
    list_select_related = ("lead__promotion", "terms")
    search_fields = ("code",)
    search_help_text = _("The code, however it is written")
    date_hierarchy = "issued_at"
    actions = ("send_again_selected",)
    fields = (
        "__str__",
        "promotion_name",
        "state_in_words",
        "lead",
        "terms",
        "issued_at",
        "expires_at",
        "last_day",
        "redeemed_at",
        "history",
    )
    readonly_fields = ("__str__", "promotion_name", "state_in_words", "last_day", "history")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """A code is found with or without its prefix and dashes."""
        return super().get_search_results(request, queryset, codes.normalize(search_term))

    def has_answer_permission(self, request: HttpRequest) -> bool:
        return may_answer(request)

    @admin.action(description=_("Send the code again"), permissions=["answer"])
    def send_again_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """To the address on file; passes over mailboxes that must not be written to."""
        sent, passed_over, person = 0, [], cast(Any, request.user)
        for promo_code in queryset.select_related("lead__promotion", "terms"):
            lead = promo_code.lead
            if not lead.email or SuppressedAddress.objects.of(lead.email):
                passed_over.append(str(lead))
                continue
            promo_code.send_again(by=person)
            LeadAccess.objects.create(act=LeadAccess.Act.SENT_AGAIN, by=person, lead=lead)
            sent += 1
        messages.success(request, gettext("%(count)s e-mails wait for the worker.") % {"count": sent})
        if passed_over:
            words = gettext(
                "Not sent, since the person was erased or mail to the address came back or was reported as spam: %(leads)s."
            )
            messages.warning(request, words % {"leads": ", ".join(passed_over)})

    @display(description=_("promotion"), ordering="lead__promotion__headline")
    def promotion_name(self, promo_code: PromoCode) -> str:
        return promo_code.promotion.headline

    @display(description=_("history"))
    def history(self, promo_code: PromoCode) -> str:
        return render_to_string("clinics/desk/history.html", {"history": code_history.steps(promo_code)})

    @display(description=_("state"), label={"redeemed": "info", "open": "success", "expired": "warning"})
    def state(self, promo_code: PromoCode) -> tuple[str, str]:
        if promo_code.redeemed_at:
            return "redeemed", gettext("Redeemed")
        return (
            ("open", gettext("Can be used")) if promo_code.is_redeemable else ("expired", gettext("Expired"))
        )

    @display(description=_("state"))
    def state_in_words(self, promo_code: PromoCode) -> str:
        return self.state(promo_code)[1]
