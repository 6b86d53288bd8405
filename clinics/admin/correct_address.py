"""The page that puts a mistyped address right and sends the code there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminEmailInputWidget

from clinics.contact_masks import masked_email
from clinics.forms import AddressField
from clinics.models import Lead, LeadAccess, SuppressedAddress


class CorrectAddressForm(forms.Form):
    email = AddressField(
        label=_("The right address"),
        max_length=254,
        widget=UnfoldAdminEmailInputWidget(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("The code goes there at once. The mail to the wrong address stays on record."),
        error_messages={
            "required": _("Enter the right address"),
            "invalid": _("Enter an e-mail address in the right form, like name@example.org"),
        },
    )

    def __init__(self, *args: Any, lead: Lead, by: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lead, self.by = lead, by

    def clean_email(self) -> str:
        address = self.cleaned_data["email"]
        if SuppressedAddress.objects.of(address):
            raise forms.ValidationError(
                _(
                    "Mail to this address came back or was reported as spam. Somebody must allow it again first"
                )
            )
        return address

    def correct(self) -> bool:
        """Correct the address and note who did; False, with an error, where it asked for the same offer itself."""
        try:
            self.lead.correct_email(self.cleaned_data["email"], by=self.by)
        except IntegrityError:
            words = _(
                "This address asked for the same offer itself, and has a code of its own. Nothing was changed"
            )
            self.add_error("email", words)
            return False
        LeadAccess.objects.create(act=LeadAccess.Act.CORRECTED, by=self.by, lead=self.lead)
        return True


def may_answer(request: HttpRequest) -> bool:
    """Whether the person may correct addresses and send codes again."""
    return request.user.has_perm("clinics.answer_lead")


def address(lead: Lead) -> str:
    """Where the page of a lead is."""
    return reverse("admin:clinics_lead_correct_address", args=[lead.pk])


def urls(admin_site: Any) -> list[URLPattern]:
    """The page's entry among the addresses of leads."""

    def view(request: HttpRequest, object_id: int) -> HttpResponse:
        return correct_address(request, object_id, admin_site)

    return [
        path(
            "<int:object_id>/correct-address/",
            admin_site.admin_view(view),
            name="clinics_lead_correct_address",
        )
    ]


def correct_address(request: HttpRequest, object_id: int, admin_site: Any) -> HttpResponse:
    """Asks for the right address; by POST corrects it."""
    if not may_answer(request):
        raise PermissionDenied
    lead = get_object_or_404(Lead.objects.genuine().filter(erased_at=None), pk=object_id)
    back = reverse("admin:clinics_lead_change", args=[lead.pk])
    wrong = masked_email(lead.email)
    form = CorrectAddressForm(request.POST if request.method == "POST" else None, lead=lead, by=request.user)
    if request.method == "POST" and form.is_valid() and form.correct():
        messages.success(request, gettext("The address is corrected, and the code is on its way."))
        return HttpResponseRedirect(back)
    context = {
        **admin_site.each_context(request),
        "title": gettext("Correct the address and send again"),
        "opts": Lead._meta,
        "form": form,
        "back": back,
        "explanation": gettext(
            "Only when the person has told you so: whoever reads mail there gets the code."
        ),
        "subject": gettext("So far: %(address)s") % {"address": wrong},
        "button": gettext("Correct and send"),
    }
    return TemplateResponse(request, "admin/clinics/confirm.html", context)
