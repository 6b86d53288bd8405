"""The three forms of the desk."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import TreatmentType
from clinics.models import Clinic, PromotionTerms


class OpenClinicField(forms.ModelChoiceField):
    """A choice among the clinics that are open when the form is made."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Clinic.objects.none(), **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> "OpenClinicField":
        field = super().__deepcopy__(memo)
        field.queryset = Clinic.objects.open()
        return field


class LookUpForm(forms.Form):
    """A code, in any spelling, and the clinic that the desk stands in."""

    code = forms.CharField(
        label=_("Code"), max_length=500, error_messages={"required": _("Type or scan a code")},
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    clinic = OpenClinicField(
        label=_("Clinic"),
        empty_label=_("Choose the clinic"),
        error_messages={"required": _("Say which clinic you are in")},
    )


class RedeemForm(forms.Form):
    """The obligatory answer, with the code and clinic that the look-up showed."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=500)
    clinic = OpenClinicField(widget=forms.HiddenInput)
    idempotency_key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_new_client = forms.TypedChoiceField(
        label=_("Is this the person's first visit to any of our clinics?"),
        choices=[("yes", _("Yes, a new client")), ("no", _("No, has been here before"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether this is a new client")},
    )
    # Any treatment is taken here and judged by the terms of the code; the page offers those that they cover.
    treatment = forms.ModelChoiceField(
        TreatmentType.objects.only("name"), required=False, label=_("What is it used for?")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "answer_%s", **options})

    @classmethod
    def offering(cls, code: str, clinic: Clinic) -> "RedeemForm":
        """The empty form below a code that can be redeemed, with a key of its own."""
        return cls(initial={"code": code, "clinic": clinic, "idempotency_key": uuid.uuid4().hex})

    def offer(self, terms: PromotionTerms) -> "RedeemForm":
        """Show the treatments that the terms cover; a single one is chosen already."""
        offered = terms.offered_treatments()
        if not offered:
            del self.fields["treatment"]
            return self
        choices = [(treatment.pk, str(treatment)) for treatment in offered]
        self.fields["treatment"].widget.choices = [("", _("Not said")), *choices]  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.initial["treatment"] = offered[0].pk
        return self


class UndoForm(forms.Form):
    """Why a redemption didn't count."""

    reason = forms.CharField(
        label=_("Why is it undone?"), max_length=300, error_messages={"required": _("Give a reason")}
    )
