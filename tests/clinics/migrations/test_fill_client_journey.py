"""What is on record when the columns of the client journey come gets the values that it would have had."""

from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from clinics.models import Lead, OutgoingEmail, PromoCode, Promotion, PromotionTerms
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


def fill():
    import_module("clinics.migrations.0004_fill_client_journey").fill(apps, None)


def test_leads_get_the_local_day_on_which_they_asked():
    asked_at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight of the next day in London
    Lead.objects.filter(pk=issued_code(PromotionFactory(starts_at=asked_at), at=asked_at).lead.pk).update(day=date(2000, 1, 1))
    fill()
    assert Lead.objects.get().day == date(2026, 7, 2)


def test_codes_get_the_moment_of_their_first_mail_that_was_taken():
    first, unsent, now = issued_code(), issued_code(), timezone.now()
    OutgoingEmail.objects.filter(promo_code=first).update(status="sent", sent_at=now)
    fill()
    assert PromoCode.objects.get(pk=first.pk).sent_at == now
    assert PromoCode.objects.get(pk=unsent.pk).sent_at is None


def test_promotions_get_the_number_of_redemptions_that_count():
    promotion, clinic, by = PromotionFactory(), ClinicFactory(), UserFactory()
    kept, undone = (
        issued_code(promotion).redeem(clinic=clinic, by=by, is_new_client=True) for _each in range(2)
    )
    undone.undo(by=by, reason="wrong patient")
    Promotion.objects.update(redeemed_count=0)
    fill()
    assert Promotion.objects.get().redeemed_count == 1
    assert kept.is_live


def test_terms_get_the_scope_that_codes_had_until_then():
    promotion, clinic, treatment = PromotionFactory(), ClinicFactory(), TreatmentTypeFactory()
    promotion.clinics.add(clinic)
    promotion.treatments.add(treatment)
    Promotion.objects.update(new_clients_only=False)
    terms = issued_code(Promotion.objects.get()).terms
    terms.clinics.clear()
    terms.treatment_types.clear()
    PromotionTerms.objects.update(new_clients_only=True)
    fill()
    terms.refresh_from_db()
    assert (list(terms.clinics.all()), list(terms.treatment_types.all())) == ([clinic], [treatment])
    assert not terms.new_clients_only
