"""Giving one person the one code: what `Promotion.issue_to` does, step by step."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics import emails, expiry
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
        self.lead.known_client = self.promotion.known_client(self.lead)
        self.lead.save(force_insert=True)
        self._record_consent(self.lead)
        if self.lead.known_client:
            emails.new_clients_only(self.lead, at=self.at).save()
            return None
        return self._issue(self.lead)

    def _issue(self, lead: Lead) -> PromoCode:
        zone = self.promotion.zone()
        promo_code = PromoCode.objects.draw(
            lead=lead,
            prefix=self.promotion.prefix,
            terms=PromotionTerms.objects.now(self.promotion, at=self.at),
            issued_at=self.at,
            expires_at=expiry.end_of_validity(self.at, self.promotion.validity_days, zone),
            time_zone=str(zone),
        )
        emails.promo_code_issued(promo_code, at=self.at).save()
        WebhookDelivery.objects.tell_of_lead(lead, at=self.at)
        self.promotion.count_issue(at=self.at)
        return promo_code

    def _answer_again(self, known: Lead) -> PromoCode | None:
        if not known.erased_at:
            self._record_consent(known)
        if self._is_new_after_all(known):
            return self._begin_anew(known) if known.erased_at else self._issue_late(known)
        return known.answer_again(to=self.lead.email, at=self.at)

    def _is_new_after_all(self, known: Lead) -> bool:
        """Whether a lead that got no code, being on the list of earlier clients, is on it no more."""
        return not hasattr(known, "promo_code") and self.promotion.known_client(known) is None

    def _begin_anew(self, erased: Lead) -> PromoCode | None:
        """An erased lead stays empty and never had a code: its keys guard nothing, and go to the new one."""
        Lead.objects.filter(pk=erased.pk).update(email_key=None, phone_key=None)
        return self.run()

    def _issue_late(self, known: Lead) -> PromoCode:
        """Give the code that was refused before; of several requests at once one gives it, the others repeat it."""
        try:
            with transaction.atomic():
                Lead.objects.filter(pk=known.pk).update(known_client=None)
                return self._issue(known)
        except IntegrityError:
            winner = Lead.objects.get(pk=known.pk)
            winner.promo_code.send_again(at=self.at)
            return winner.promo_code

    def _record_consent(self, lead: Lead) -> None:
        if self.is_consenting and self.promotion.consent_wording:
            lead.consent(self.promotion.consent_wording, at=self.at, path=self.lead.source_path)
