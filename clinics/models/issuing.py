"""Giving one person the one code: what `Promotion.issue_to` does, step by step."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics import emails, expiry
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead
from clinics.models.promo_code import PromoCode
from clinics.models.promotion_terms import PromotionTerms
from clinics.models.webhook_delivery import WebhookDelivery

if TYPE_CHECKING:
    from clinics.models.promotion import Promotion


@dataclass(frozen=True, slots=True)
class Issuing:
    """One request of an unsaved lead to an open promotion."""

    promotion: "Promotion"
    lead: Lead
    at: datetime
    is_consenting: bool = False

    def run(self) -> PromoCode | None:
        """Lead, code and e-mail in one transaction; None for a person who is no new client.

        Whoever asked before gets the code of then, by mail, whatever spelling they used and however many requests
        arrive at once: the unique keys decide, and the losers answer with the winner's code.
        """
        self.lead.assign_keys(self.promotion.phone_region)
        if known := Lead.objects.same_person(self.lead):
            return self._answer_again(known)
        try:
            with transaction.atomic():
                return self._answer()
        except IntegrityError:
            self.lead.pk = None
            if known := Lead.objects.same_person(self.lead):
                return self._answer_again(known)
            raise

    def _answer(self) -> PromoCode | None:
        self.lead.created_at, self.lead.day = self.at, timezone.localdate(self.at)
        self.lead.known_client = self._known_client()
        self.lead.save(force_insert=True)
        self._record_consent(self.lead)
        if self.lead.known_client:
            emails.new_clients_only(self.lead, at=self.at).save()
            return None
        return self._issue()

    def _known_client(self) -> KnownClient | None:
        """Earlier clients by their mailbox alone: a telephone that somebody typed proves nothing about the mailbox."""
        if not self.promotion.new_clients_only:
            return None
        return KnownClient.objects.with_keys([self.lead.email_key]).first()

    def _issue(self) -> PromoCode:
        zone = self.promotion.zone()
        promo_code = PromoCode.objects.draw(
            lead=self.lead,
            prefix=self.promotion.prefix,
            terms=PromotionTerms.objects.now(self.promotion, at=self.at),
            issued_at=self.at,
            expires_at=expiry.end_of_validity(self.at, self.promotion.validity_days, zone),
            time_zone=str(zone),
        )
        emails.promo_code_issued(promo_code, at=self.at).save()
        WebhookDelivery.objects.tell_of_lead(self.lead, at=self.at)
        self.promotion.count_issue(at=self.at)
        return promo_code

    def _answer_again(self, known: Lead) -> PromoCode | None:
        if not known.erased_at:
            self._record_consent(known)
        return known.answer_again(to=self.lead.email, at=self.at)

    def _record_consent(self, lead: Lead) -> None:
        if self.is_consenting and self.promotion.consent_wording:
            lead.consent(self.promotion.consent_wording, at=self.at, path=self.lead.source_path)
