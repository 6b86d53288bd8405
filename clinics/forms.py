"""What a reader fills in to get a code."""

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics import contact_keys
from clinics.defences import fill_time, proof_of_work
from clinics.defences.fill_time import Verdict
from clinics.lead_source import lead_source
from clinics.models import Lead, PromoCode, Promotion, RateCounter, TextVariant

TEN_MINUTES = timedelta(minutes=10)


class AddressField(forms.EmailField):
    """An e-mail address; blanks, invisible characters and full-width letters are forgiven."""

    def to_python(self, value: Any) -> str | None:
        return super().to_python(contact_keys.cleaned_address(str(value or "")))


class LeadForm(forms.Form):
    """One address, an adult, and no question about health. `subject` is a trap: people never see it."""

    email = AddressField(
        label=_("E-mail"), max_length=254,
        help_text=_("The code goes to this address."),
        error_messages={
            "required": _("Enter your e-mail address"),
            "invalid": _("Enter an e-mail address in the right form, like name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Telephone (optional)"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name (optional)"), max_length=80, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )  # fmt: skip
    adult = forms.BooleanField(
        label=_("I am 18 or over"),
        error_messages={"required": _("Confirm that you are 18 or over: we treat adults only")},
    )
    marketing_consent = forms.BooleanField(label=_("I would like to hear from you"), required=False)
    subject = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    referrer = forms.CharField(required=False, widget=forms.HiddenInput)
    via = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, promotion: Promotion, page: str = "", referrer: str = "", second_text: TextVariant | None = None,
        is_cacheable: bool = False, is_embedded: bool = False, **options: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **{"auto_id": "lead_%s", **options})
        self.promotion = promotion
        self.is_embedded = is_embedded
        self.fresh_stamp = fill_time.stamp(timezone.now(), is_cacheable=is_cacheable)
        self.second_text = second_text
        self.initial = {
            "stamp": self.fresh_stamp,
            "page": page,
            "referrer": referrer,
            "text": second_text.pk if second_text else "",
        }
        if promotion.consent_wording:
            self.fields["marketing_consent"].label = promotion.consent_wording.text
        else:
            del self.fields["marketing_consent"]
        for name in ("email", "phone", "name", "adult"):
            self.fields[name].widget.attrs["aria-describedby"] = f"lead_{name}_note"

    def clean_email(self) -> str:
        """Refuse what is nobody's mailbox, like a mere tag: it would count as a new person each time."""
        if not contact_keys.email_key(self.cleaned_data["email"]):
            raise ValidationError(self.fields["email"].error_messages["invalid"])
        return self.cleaned_data["email"]

    def clean_phone(self) -> str:
        phone = contact_keys.cleaned_phone(self.cleaned_data["phone"])
        if phone and not contact_keys.phone_key(phone, self.promotion.phone_region):
            raise ValidationError(_("Enter a telephone number, like 020 7946 0000, or leave it empty"))
        return phone

    def clean_name(self) -> str:
        """Refuse addresses: the name is printed in the e-mail, which must not carry anybody's advertisement."""
        name = " ".join(self.cleaned_data["name"].split())
        if re.search(r"://|www\.|@|\w{3,}\.[a-z]{2,}|\.\w{2,}/", name, re.IGNORECASE):
            raise ValidationError(_("Enter a name without internet addresses, or leave it empty"))
        return name

    def clean_text(self) -> TextVariant | None:
        """Which text the page showed; None for the promotion's own."""
        self.second_text = TextVariant.objects.named(self.cleaned_data["text"], self.promotion)
        return self.second_text

    def clean_stamp(self) -> Verdict:
        found = fill_time.verdict(self.cleaned_data["stamp"], timezone.now())
        if found is Verdict.STALE:
            self.data = dict(self.data.items()) | {"stamp": self.fresh_stamp}
            raise ValidationError(_("This page was open for a long time. Please send the form once more"))
        return found

    @property
    def action(self) -> str:
        """Where the form is sent."""
        return reverse("offer_embed" if self.is_embedded else "offer_detail", args=[self.promotion.slug])

    def spam_reason(self, visitor: str) -> str:
        """Why this looks like a robot's work; empty when it doesn't. `visitor` is the network address."""
        if self.cleaned_data["subject"]:
            return "honeypot"
        stamp, proof = self.cleaned_data["stamp"], self.cleaned_data["proof"]
        if stamp is not Verdict.FINE:
            return stamp.value
        if proof:
            is_proof = proof_of_work.is_proof(proof, self.data["stamp"], self.data["email"])
            return "" if is_proof else "wrong proof"
        limit = settings.LEADS_WITHOUT_PROOF
        is_too_many = RateCounter.objects.is_exceeded("proof", visitor, limit=limit, window=TEN_MINUTES)
        return "no proof" if is_too_many else ""

    def position(self, source_path: str) -> str:
        """Where the form stood; empty when the page isn't known."""
        if self.is_embedded:
            return Lead.Position.EMBEDDED
        if source_path == self.promotion.get_absolute_url():
            return Lead.Position.OFFER_PAGE
        return Lead.Position.SECTION if source_path else ""

    def refuse_for_now(self) -> None:
        """Say that too many requests came from the visitor's connection; what was typed stays."""
        self.add_error(
            None, _("Too many requests came from your connection. Please try again in ten minutes")
        )

    def ask(
        self, *, referer: str, own_host: str, visitor: str, at: datetime | None = None
    ) -> PromoCode | None:
        """Hand the request of a network address to the promotion; None for what was kept apart as spam.

        Raises Promotion.Closed.
        """
        at = at or timezone.now()
        typed = {name: self.cleaned_data[name] for name in ("email", "phone", "name")}
        source = lead_source(self.cleaned_data, referer, own_host)
        lead = Lead(
            **typed, **source, position=self.position(source["source_path"]), created_at=at, adult_declared_at=at,
            variant=self.second_text,
        )  # fmt: skip
        if reason := self.spam_reason(visitor):
            self.promotion.keep_apart(lead, reason)
            return None
        is_consenting = self.cleaned_data.get("marketing_consent", False)
        return self.promotion.issue_to(lead, is_consenting=is_consenting, at=at)
