"""The three forms of the desk."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinics.models import Clinic


class LookUpForm(forms.Form):
    """A code, in any spelling, and the clinic that the desk stands in."""

    code = forms.CharField(
        label=_("Code"), max_length=500, error_messages={"required": _("Type or scan a code")},
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    clinic = forms.ModelChoiceField(
        Clinic.objects.none(), label=_("Clinic"), empty_label=_("Choose the clinic"), error_messages={"required": _("Say which clinic you are in")}
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["clinic"].queryset = Clinic.objects.open()


class RedeemForm(forms.Form):
    """The obligatory answer, with the code and clinic that the look-up showed."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=500)
    clinic = forms.ModelChoiceField(Clinic.objects.none(), widget=forms.HiddenInput)
    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_new_client = forms.TypedChoiceField(
        label=_("Is this the person's first visit to any of our clinics?"),
        choices=[("yes", _("Yes, a new client")), ("no", _("No, has been here before"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether this is a new client")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["clinic"].queryset = Clinic.objects.open()

    @classmethod
    def offering(cls, code: str, clinic: Clinic) -> "RedeemForm":
        """The empty form below a code that can be redeemed, with a key of its own."""
        return cls(initial={"code": code, "clinic": clinic, "idempotency_key": uuid.uuid4().hex})


class UndoForm(forms.Form):
    """Why a redemption didn't count."""

    reason = forms.CharField(label=_("Why is it undone?"), max_length=300, error_messages={"required": _("Give a reason")})
