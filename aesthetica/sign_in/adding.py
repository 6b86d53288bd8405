"""Setting up a second factor: an app that shows codes, a passkey, recovery codes on paper."""

import json
import time

import segno
from allauth.mfa.adapter import get_adapter
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from aesthetica.sign_in import factors, waiting
from aesthetica.sign_in.your_sign_in import confirmed, page

SECRET = "sign_in_app_secret"  # of the app that is being set up, in the session


class AppForm(forms.Form):
    code = forms.CharField(
        label=_("The code that the app shows now"),
        max_length=20,
        widget=UnfoldAdminTextInputWidget(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": _("Enter the six digits that the app shows")},
    )


@confirmed
def add_app(request: HttpRequest) -> HttpResponse:
    """Shows the QR code and its secret, and takes the app in when it shows the right code."""
    secret = request.session.setdefault(SECRET, factors.new_app_secret())
    form = AppForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if factors.add_app(request.user, secret, form.cleaned_data["code"]):
            del request.session[SECRET]
            return _added(request)
        form.add_error(
            "code", gettext("That is not the code of this moment. Check the clock of the telephone.")
        )
    address = get_adapter().build_totp_url(request.user, secret)
    return page(
        request,
        "add_app",
        gettext("Set up an app for codes"),
        form=form,
        qr=segno.make(address, micro=False).svg_data_uri(scale=5, border=4, light="white"),
        secret=[secret[start : start + 4] for start in range(0, len(secret), 4)],
    )


class PasskeyForm(forms.Form):
    name = forms.CharField(
        label=_("Its name"),
        max_length=60,
        help_text=_("So that you know it again: “telephone”, “blue key”."),
        widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give it a name")},
    )
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)


@confirmed
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Lets the browser make a passkey, and keeps its public half."""
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name, answer = form.cleaned_data["name"], form.cleaned_data["credential"]
        if answer and factors.add_passkey(request.user, name, answer):
            return _added(request)
        form.add_error(None, gettext("No passkey was made. Try again, in a browser with scripts."))
    options = json.loads(json.dumps(factors.passkey_to_add(request.user), default=dict))
    return page(request, "add_passkey", gettext("Add a passkey"), form=form, passkey=options)


def _added(request: HttpRequest) -> HttpResponse:
    """Who has just shown a factor has shown it in this session, too; without recovery codes they come next."""
    request.session[waiting.FACTOR_AT] = time.time()
    messages.success(request, gettext("Added. From now on it is asked for after your password."))
    has_codes = factors.recovery_codes_left(request.user)
    return HttpResponseRedirect(reverse("admin:your_sign_in" if has_codes else "admin:recovery_codes"))


@confirmed
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """By POST makes new codes and shows them this once."""
    if not factors.has_any(request.user):
        return HttpResponseRedirect(reverse("admin:your_sign_in"))
    codes = factors.fresh_recovery_codes(request.user) if request.method == "POST" else []
    return page(
        request,
        "recovery_codes",
        gettext("Recovery codes"),
        codes=[f"{code[:4]} {code[4:]}" for code in codes],
        left=factors.recovery_codes_left(request.user),
    )
