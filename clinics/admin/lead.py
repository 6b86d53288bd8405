"""Leads: contact details in full only for those who may; erased and unsubscribed through the model's verbs."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from articles.admin.read_only import ReadOnlyAdmin
from clinics.admin import correct_address, lead_export
from clinics.admin.contact import may_see_contact
from clinics.admin.lead_filters import ConsentFilter, LeadStateFilter
from clinics.admin.person_page import exported, person_page
from clinics.models import Consent, Lead, LeadAccess, Person, Promotion

Act = LeadAccess.Act
PERSON = ("name", "email", "phone")
ORIGIN = (
    "source_path",
    "referrer_host",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "first_utm",
    "landing_path",
    "position",
)
OUTCOME_COLOURS = {
    "redeemed": "success", "code": "info", "none": "warning", "spam": "danger", "accepted": "default",
}  # fmt: skip


@admin.register(Lead)
class LeadAdmin(ReadOnlyAdmin):
    list_display = ("reference", "contact", "promotion", "created_at", "source_path", "outcome", "subscribed")
    list_filter = (LeadStateFilter, ConsentFilter, "promotion", "utm_source")
    list_select_related = ("promotion", "promo_code")
    date_hierarchy = "created_at"
    list_per_page = 50
    actions = (
        "accept_selected",
        "export_csv",
        "export_xlsx",
        "export_person",
        "withdraw_consent_of_selected",
        "erase_selected",
    )
    readonly_fields = ("contact", "outcome_in_words", "subscribed")
    change_form_template = "admin/clinics/lead_change_form.html"

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context["may_answer"] = correct_address.may_answer(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Each row carries whether this person sees it in full: an admin object serves all requests."""
        live = Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None)
        sees = Value(may_see_contact(request.user))
        leads = super().get_queryset(request).annotate(has_live_consent=Exists(live), is_shown_in_full=sees)
        return leads.annotate(is_accepted=Exists(Lead.objects.accepted().filter(pk=OuterRef("pk"))))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        person = PERSON if may_see_contact(request.user) else ("contact",)
        return (
            *person,
            "promotion",
            "created_at",
            "adult_declared_at",
            *ORIGIN,
            "outcome_in_words",
            "subscribed",
            "spam_reason",
            "erased_at",
            "erased_by",
        )

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("email", "phone", "name") if may_see_contact(request.user) else ()

    # --- who may --------------------------------------------------------------------------------------------------

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.export_leads")

    def has_answer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.answer_lead")

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("clinics.erase_lead")

    # --- pages, each of them on record --------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        person = self.admin_site.admin_view(self.person_view)
        return [
            path("person/", person, name="clinics_lead_person"),
            *correct_address.urls(self.admin_site),
            *super().get_urls(),
        ]

    def person_view(self, request: HttpRequest) -> HttpResponse:
        """Everything held about one person, found by the address."""
        if not self.has_erase_permission(request):
            raise PermissionDenied
        return person_page(request, self)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        if shown := getattr(response, "context_data", {}).get("cl"):
            LeadAccess.objects.record(Act.LISTED, by=request.user, count=len(shown.result_list))
        return response

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        response = super().change_view(request, object_id, *args, **options)
        if lead := getattr(response, "context_data", {}).get("original"):
            LeadAccess.objects.record(Act.VIEWED, by=request.user, lead=lead)
        return response

    # --- verbs ----------------------------------------------------------------------------------------------------

    @admin.action(description=_("Not spam: send a code"), permissions=["answer"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        count = 0
        for lead in queryset.filter(is_accepted=False, erased_at=None).exclude(spam_reason=""):
            try:
                lead.promotion.accept(lead, by=request.user)
            except Promotion.Closed:
                closed = gettext("%(lead)s: “%(promotion)s” gives out no codes now.")
                messages.error(request, closed % {"lead": lead, "promotion": lead.promotion})
            else:
                count += 1
        messages.success(request, gettext("%(count)s leads get their code by e-mail.") % {"count": count})

    @admin.action(description=_("Export as a table (CSV)"), permissions=["export"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase:
        LeadAccess.objects.record(Act.EXPORTED, by=request.user, count=queryset.count())
        return lead_export.as_csv(queryset)

    @admin.action(description=_("Export as a workbook (XLSX)"), permissions=["export"])
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase:
        LeadAccess.objects.record(Act.EXPORTED, by=request.user, count=queryset.count())
        return lead_export.as_xlsx(queryset)

    @admin.action(description=_("Everything we hold about the person (JSON)"), permissions=["erase"])
    def export_person(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        persons = {lead.email_key or lead.pk: Person.behind(lead) for lead in queryset[:50]}
        if len(persons) == 1:
            return exported(persons.popitem()[1], by=request.user)
        messages.error(
            request, gettext("These are several people. Choose one: a file is about one person only.")
        )
        return None

    @admin.action(description=_("Withdraw the consent to be written to"), permissions=["erase"])
    def withdraw_consent_of_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for lead in queryset:
            lead.withdraw_consent(by=request.user)
            LeadAccess.objects.record(Act.CONSENT_WITHDRAWN, by=request.user, lead=lead)
        messages.success(request, gettext("Their consent is withdrawn; the record of it stays."))

    @admin.action(description=_("Erase the personal data"), permissions=["erase"])
    def erase_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        leads = queryset.filter(erased_at=None)
        if "confirmed" not in request.POST:
            return self._confirmation(request, leads)
        count = leads.erase(by=request.user)
        messages.success(
            request, gettext("The personal data of %(count)s leads is erased.") % {"count": count}
        )
        return None

    def _confirmation(self, request: HttpRequest, leads: QuerySet[Any]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Erase personal data"),
            "opts": self.opts,
            "action": "erase_selected",
            "keys": list(leads.values_list("pk", flat=True)),
            "subjects": [lead.masked_contact or str(lead) for lead in leads[:50]],
            "explanation": gettext(
                "Name, e-mail address, telephone number and every e-mail to these people are wiped for good. "
                "Codes, redemptions and counts stay."
            ),
            "button": gettext("Erase for good"),
        }
        return TemplateResponse(request, "admin/clinics/confirm_action.html", context)

    # --- columns --------------------------------------------------------------------------------------------------

    @display(description=_("number"), ordering="pk")
    def reference(self, lead: Lead) -> str:
        return str(lead)

    @display(description=_("contact"))
    def contact(self, lead: Any) -> str:
        if lead.erased_at:
            return gettext("erased")
        if lead.is_shown_in_full:
            return " · ".join(filter(None, [lead.name, lead.email, lead.phone]))
        return lead.masked_contact

    @display(description=_("became"), label=OUTCOME_COLOURS)
    def outcome(self, lead: Any) -> tuple[str, str]:
        if lead.spam_reason:
            if lead.is_accepted:
                return "accepted", gettext("Taken for spam (%(reason)s), then accepted") % {
                    "reason": lead.spam_reason
                }
            return "spam", gettext("Taken for spam: %(reason)s") % {"reason": lead.spam_reason}
        promo_code = getattr(lead, "promo_code", None)
        if promo_code is None:
            return "none", gettext("Earlier client, no code")
        return (
            ("redeemed", gettext("Redeemed")) if promo_code.redeemed_at else ("code", gettext("Has a code"))
        )

    @display(description=_("became"))
    def outcome_in_words(self, lead: Any) -> str:
        return self.outcome(lead)[1]

    @display(description=_("may be written to"), boolean=True)
    def subscribed(self, lead: Any) -> bool:
        return lead.has_live_consent
