"""Everything held about one person, over all promotions: found, taken out and erased as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from clinics import contact_keys
from clinics.models.clinic import Clinic
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead, LeadQuerySet
from clinics.models.lead_access import LeadAccess
from clinics.models.outgoing_email import OutgoingEmail, OutgoingEmailQuerySet
from clinics.models.suppressed_address import SuppressedAddress
from clinics.models.webhook_delivery import WebhookDelivery


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as their mailbox and telephone tell them; also after erasure, as long as the keys are kept."""

    email_key: str | None
    phone_keys: frozenset[str] = frozenset()
    address: str = ""
    lead_id: int | None = None

    @classmethod
    def known_as(cls, email: str, phone: str = "") -> "Person":
        """Who has this mailbox or this number; one without a country code is tried in each clinic's country."""
        countries = set(Clinic.objects.values_list("country", flat=True)) or {"GB"}
        numbers = {contact_keys.phone_key(phone, country) for country in countries} if phone else set()
        return cls(
            email_key=_digest(contact_keys.email_key(email)),
            phone_keys=frozenset(key for number in numbers if (key := _digest(number))),
            address=contact_keys.cleaned_address(email),
        )

    @classmethod
    def behind(cls, lead: Lead) -> "Person":
        """Who asked: the lead itself, and all others of the same mailbox."""
        return cls(email_key=lead.email_key, address=lead.email, lead_id=lead.pk)

    # --- what is held -------------------------------------------------------------------------------------------

    @property
    def leads(self) -> LeadQuerySet:
        """By key, and by the address itself: a new SECRET_KEY changes the keys, not the addresses."""
        return Lead.objects.filter(
            _any(email_key=self.email_key, email__iexact=self.address, pk=self.lead_id)
            | Q(phone_key__in=self.phone_keys)
        )

    @property
    def emails(self) -> OutgoingEmailQuerySet:
        """Mails about the leads, and what went to the address by mistake."""
        return OutgoingEmail.objects.filter(Q(lead__in=self.leads) | _any(to_address__iexact=self.address))

    @property
    def webhook_deliveries(self) -> QuerySet[WebhookDelivery]:
        return WebhookDelivery.objects.filter(lead__in=self.leads)

    @property
    def known_clients(self) -> QuerySet[KnownClient]:
        return KnownClient.objects.with_keys([self.email_key, *self.phone_keys])

    @property
    def suppressions(self) -> QuerySet[SuppressedAddress]:
        return SuppressedAddress.objects.filter(_any(email_key=self.email_key))

    @property
    def is_known(self) -> bool:
        """Whether anything at all is held."""
        return any(held.exists() for held in self._held())

    def _held(self) -> Iterator[QuerySet[Any]]:
        yield from (self.leads, self.emails, self.known_clients, self.suppressions)

    # --- verbs --------------------------------------------------------------------------------------------------

    def record(self, act: LeadAccess.Act, *, by: Any, at: datetime | None = None) -> None:
        """Note on each lead that somebody saw or took out what is held; a search without result counts, too."""
        leads = list(self.leads)
        for lead in leads:
            LeadAccess.objects.record(act, by=by, lead=lead, at=at)
        if not leads:
            LeadAccess.objects.record(act, by=by, count=0, at=at)

    def erase(self, *, by: Any = None, at: datetime | None = None) -> dict[str, int]:
        """Wipe who it was, everywhere; return the numbers of leads and mails.

        What stays is pseudonymous and has a purpose: codes, redemptions and figures; the keys of the leads until
        their promotion is over ("once per person"); the keys on the list of earlier clients and of suppressed mailboxes
        (GDPR Art. 17(3): otherwise the objection itself would be forgotten).
        """
        with transaction.atomic():
            counts = {
                "leads": self.leads.filter(erased_at=None).count(),
                "emails": self.emails.exclude(to_address="").count(),
            }
            self.emails.wipe()
            self.suppressions.update(answer="")
            self.leads.erase(by=by, at=at)
        return counts


def _digest(key: str) -> str | None:
    return contact_keys.digest(key, settings.SECRET_KEY)


def _any(**conditions: Any) -> Q:
    """Any of the conditions that have a value; nobody where none has."""
    return reduce(or_, (Q(**{name: value}) for name, value in conditions.items() if value), Q(pk__in=()))
