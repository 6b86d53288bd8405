"""Everything held about one person: found by POST, so that no address stands in a URL or a log; exported, erased."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from unfold.widgets import UnfoldAdminTextInputWidget

from clinics import contact_keys
from clinics.forms import AddressField
from clinics.models import LeadAccess, Person
from clinics.privacy import person_file

Act = LeadAccess.Act


class PersonForm(forms.Form):
    """The address, and if the person gives one, a telephone number. The buttons say what is wanted."""

    email = AddressField(
        label=_("E-mail"), max_length=254, widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"})
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False,
        help_text=_("Only if the person asks about this number, too: others may share it."),
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean_phone(self) -> str:
        phone = contact_keys.cleaned_phone(self.cleaned_data["phone"])
        if phone and not Person.known_as("", phone).phone_keys:
            raise forms.ValidationError(_("This is no telephone number."))
        return phone

    @property
    def person(self) -> Person:
        return Person.known_as(self.cleaned_data["email"], self.cleaned_data["phone"])


@sensitive_post_parameters()
def person_page(request: HttpRequest, admin: Any) -> HttpResponse:
    """The form; what is held; by `act` the file, or the erasure once it is confirmed."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, admin, form)
    person, act = form.person, request.POST.get("act")
    if act == "export" and person.is_known:
        return exported(person, by=request.user)
    if act == "erase" and "confirmed" in request.POST:
        return _erased(request, person)
    person.record(Act.VIEWED, by=request.user)
    must_confirm = act == "erase"
    return _page(request, admin, form, person=person, must_confirm=must_confirm)


def exported(person: Person, *, by: Any) -> HttpResponse:
    """The file of the person, and a note that it was taken."""
    response = HttpResponse(person_file.as_json(person), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="person.json"'
    person.record(Act.PERSON_EXPORTED, by=by)
    return response


def _erased(request: HttpRequest, person: Person) -> HttpResponse:
    counts = person.erase(by=request.user)
    message = gettext("Everything that told who it was is erased. Leads: %(leads)s, e-mails: %(emails)s.")
    messages.success(request, message % counts)
    return HttpResponseRedirect(reverse("admin:clinics_lead_person"))


def _page(request: HttpRequest, admin: Any, form: PersonForm, **found: Any) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Find a person"),
        "opts": admin.opts,
        "form": form,
        **found,
    }
    if person := found.get("person"):
        context["leads"] = person.leads.select_related("promotion", "promo_code").order_by("-created_at")
    status = 422 if form.is_bound and not form.is_valid() else 200
    return TemplateResponse(request, "admin/clinics/person.html", context, status=status)
