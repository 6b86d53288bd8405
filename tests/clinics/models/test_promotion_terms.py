"""Changing a promotion never changes a code that is out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics.models import OutgoingEmail, PromoCode, Promotion
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return ClinicFactory()


@pytest.fixture
def other_place():
    return ClinicFactory()


def redeem(promo_code, clinic, **answers):
    return promo_code.redeem(clinic=clinic, by=UserFactory(), **{"is_new_client": True, **answers})


def changed(promotion, **fields):
    Promotion.objects.filter(pk=promotion.pk).update(**fields)
    promotion.refresh_from_db()


@pytest.mark.parametrize("field", ["headline", "value", "terms", "exclusions"])
def test_words_stay_as_they_were_in_the_next_mail_too(field):
    promotion = PromotionFactory(exclusions="Not for products.")
    code, before = issued_code(promotion, email="anna@example.org"), getattr(promotion, field)
    changed(promotion, **{field: "Something else altogether"})
    promotion.issue_to(LeadFactory(email="anna@example.org"), at=timezone.now() + timedelta(hours=1))
    code.refresh_from_db()
    assert getattr(code.terms, field) == before
    assert "Something else altogether" not in OutgoingEmail.objects.get(kind="code_sent_again").text_body
    assert getattr(issued_code(promotion).terms, field) == "Something else altogether"


def test_the_days_of_validity_stay():
    promotion = PromotionFactory(validity_days=30)
    code = issued_code(promotion)
    changed(promotion, validity_days=1)
    before = code.expires_at
    code.refresh_from_db()
    assert code.expires_at == before and code.is_redeemable
    assert issued_code(promotion).expires_at < before


def test_a_clinic_that_was_named_later_does_not_count_and_one_taken_out_still_does(place, other_place):
    promotion = PromotionFactory()
    promotion.clinics.set([place])
    code, later = issued_code(promotion), issued_code(promotion)
    promotion.clinics.set([other_place])
    with pytest.raises(PromoCode.NotRedeemable, match="Not valid at this clinic"):
        redeem(code, other_place)
    assert redeem(code, place)
    assert redeem(issued_code(promotion), other_place)
    assert redeem(later, place)


def test_a_treatment_that_was_taken_out_still_counts_and_a_new_one_does_not(place):
    promotion, prp, peel = PromotionFactory(), TreatmentTypeFactory(), TreatmentTypeFactory()
    promotion.treatments.set([prp])
    first, second = issued_code(promotion), issued_code(promotion)
    promotion.treatments.set([peel])
    with pytest.raises(PromoCode.NotRedeemable, match="does not count for this treatment"):
        redeem(first, place, treatment=peel)
    assert redeem(second, place, treatment=prp)


@pytest.mark.parametrize("was_for_new_clients", [True, False])
def test_for_whom_it_is_stays(place, was_for_new_clients):
    promotion = PromotionFactory(new_clients_only=was_for_new_clients)
    code = issued_code(promotion)
    changed(promotion, new_clients_only=not was_for_new_clients)
    code = PromoCode.objects.lookup(str(code))
    if was_for_new_clients:
        with pytest.raises(PromoCode.NotRedeemable, match="new clients only"):
            redeem(code, place, is_new_client=False)
    else:
        assert redeem(code, place, is_new_client=False)


@pytest.mark.parametrize("how", ["pause", "end", "cap"])
def test_codes_that_are_out_count_after_the_promotion_is_closed(place, how):
    promotion = PromotionFactory()
    code = issued_code(promotion)
    if how == "pause":
        promotion.pause(by=UserFactory())
    elif how == "end":
        changed(promotion, ends_at=timezone.now())
    else:
        changed(promotion, issue_cap=1)
    assert not promotion.is_open
    assert redeem(code, place)
