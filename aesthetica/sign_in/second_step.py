"""The second step: a passkey, the code of an app, or a recovery code."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from aesthetica.sign_in import factors, throttle, waiting


class SecondStepForm(forms.Form):
    """A code, or what the browser says of a passkey. `fits()` tries it, and uses a code up."""

    code = forms.CharField(
        label=_("Code from your app, or a recovery code"),
        required=False,
        max_length=40,
        widget=UnfoldAdminTextInputWidget(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}
        ),
    )
    credential = forms.JSONField(required=False, widget=forms.HiddenInput)

    def fits(self, user: Any) -> bool:
        if not self.is_valid():
            return False
        if answer := self.cleaned_data["credential"]:
            return factors.passkey_fits(user, answer)
        code = self.cleaned_data["code"]
        return factors.app_code_fits(user, code) or factors.recovery_code_fits(user, code)


def second_step(request: HttpRequest) -> HttpResponse:
    """Asks whoever gave the right password for the second factor; anybody else for the password."""
    user = waiting.person(request)
    if user is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = SecondStepForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if throttle.has_to_wait(request, user):
            return throttle.wait_page(request)
        if form.fits(user):
            next_page = request.session[waiting.KEY]["next"]
            waiting.complete(request, user, with_factor=True)
            return HttpResponseRedirect(next_page)
        throttle.record_failure(request, user)
        form.errors.clear()
        form.add_error("code", _what_failed(form))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Second step"),
        "form": form,
        "passkey": _passkey_to_ask(user),
    }
    return TemplateResponse(request, "admin/sign_in/second_step.html", context)


def _what_failed(form: forms.Form) -> str:
    if form.data.get("credential"):
        return gettext("That passkey did not fit. Try again, or use a code.")
    return gettext(
        "That code did not fit. Codes count once: wait for the next one, or check the clock of the telephone."
    )


def _passkey_to_ask(user: Any) -> dict[str, Any] | None:
    return _plain(factors.passkey_to_ask(user)) if factors.passkeys(user).exists() else None


def _plain(options: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(options, default=dict))
