"""Looking up and redeeming."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics import codes
from clinics.models import LookupAttempt, PromoCode, Redemption
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
Reason = PromoCode.Reason


@pytest.fixture
def clinic():
    return ClinicFactory(name="Larkminster")


@pytest.fixture
def by():
    return UserFactory(username="desk")


def test_a_code_is_redeemed_once_at_a_clinic_by_a_person(clinic, by):
    promo_code = issued_code()
    redemption = promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    assert (redemption.clinic, redemption.redeemed_by, redemption.is_new_client) == (clinic, by, True)
    promo_code.refresh_from_db()
    assert not promo_code.is_redeemable
    assert promo_code.redemption == redemption
    assert not PromoCode.objects.redeemable().exists()


def test_it_counts_to_the_last_moment_of_its_last_day(clinic, by):
    promo_code = issued_code()
    promo_code.redeem(
        clinic=clinic, by=by, is_new_client=True, at=promo_code.expires_at - timedelta(seconds=1)
    )


def test_it_is_found_in_any_spelling():
    promo_code = issued_code()
    assert PromoCode.objects.lookup(str(promo_code).lower().replace("-", " ")) == promo_code
    assert PromoCode.objects.lookup(promo_code.desk_url) == promo_code


def test_the_same_form_sent_twice_redeems_once(clinic, by):
    promo_code = issued_code()
    first = promo_code.redeem(clinic=clinic, by=by, is_new_client=True, idempotency_key="k")
    assert promo_code.redeem(clinic=clinic, by=by, is_new_client=True, idempotency_key="k") == first
    first.undo(by=by, reason="wrong patient")
    assert promo_code.redeem(clinic=clinic, by=by, is_new_client=True, idempotency_key="k") == first
    assert Redemption.objects.count() == 1


def test_an_undone_redemption_stays_on_record_and_the_code_counts_again(clinic, by):
    promo_code = issued_code()
    lead_desk = UserFactory()
    promo_code.redeem(clinic=clinic, by=by, is_new_client=True).undo(by=lead_desk, reason="Wrong patient")
    second = promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    voided = Redemption.objects.exclude(voided_at=None).get()
    assert (voided.voided_by, voided.voided_reason) == (lead_desk, "Wrong patient")
    assert list(Redemption.objects.live()) == [second]


def test_an_offer_that_is_not_for_new_clients_only_is_redeemed_by_others_too(clinic, by):
    promo_code = issued_code(PromotionFactory(new_clients_only=False))
    assert promo_code.redeem(clinic=clinic, by=by, is_new_client=False).is_new_client is False


# --- refusals ---------------------------------------------------------------------------------------------------


def refused(promo_code, reason, **act):
    with pytest.raises(PromoCode.NotRedeemable) as refusal:
        promo_code.redeem(**act)
    assert refusal.value.reason == reason
    return str(refusal.value)


def test_a_used_code_is_refused_with_when_and_where(clinic, by):
    promo_code = issued_code()
    promo_code.redeem(clinic=clinic, by=by, is_new_client=True, idempotency_key="a")
    told = refused(promo_code, Reason.REDEEMED, clinic=clinic, by=by, is_new_client=True, idempotency_key="b")
    assert "Larkminster" in told
    assert str(timezone.localdate().year) in told


def test_an_expired_code_is_refused_from_the_next_moment_on(clinic, by):
    promo_code = issued_code()
    told = refused(
        promo_code, Reason.EXPIRED, clinic=clinic, by=by, is_new_client=True, at=promo_code.expires_at
    )
    assert str(promo_code.last_day.year) in told
    assert not Redemption.objects.exists()


def test_the_wrong_clinic_is_told_the_right_ones(clinic, by):
    promotion = PromotionFactory()
    promotion.clinics.add(ClinicFactory(name="Eastmere"))
    assert "Eastmere" in refused(
        issued_code(promotion), Reason.NOT_HERE, clinic=clinic, by=by, is_new_client=True
    )


def test_a_former_patient_is_refused(clinic, by):
    refused(issued_code(), Reason.NOT_NEW_CLIENT, clinic=clinic, by=by, is_new_client=False)
    assert not Redemption.objects.exists()


def test_a_typing_slip_is_told_from_an_unknown_code():
    promo_code = issued_code()
    wrong = next(symbol for symbol in codes.ALPHABET if symbol != promo_code.code[0])
    for text, reason in [
        (wrong + promo_code.code[1:], Reason.SLIP),
        ("", Reason.SLIP),
        (codes.generate(), Reason.UNKNOWN),
    ]:
        with pytest.raises(PromoCode.NotRedeemable) as refusal:
            PromoCode.objects.lookup(text)
        assert refusal.value.reason == reason


def test_undoing_needs_a_reason_and_happens_once(clinic, by):
    redemption = issued_code().redeem(clinic=clinic, by=by, is_new_client=True)
    with pytest.raises(ValueError, match="reason"):
        redemption.undo(by=by, reason="  ")
    redemption.undo(by=by, reason="Wrong patient")
    with pytest.raises(Redemption.AlreadyUndone):
        redemption.undo(by=by, reason="Again")
    assert Redemption.objects.get().voided_reason == "Wrong patient"


def test_a_late_undo_of_an_old_redemption_leaves_the_newer_one_alone(clinic, by):
    promo_code = issued_code()
    old = promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    old.undo(by=by, reason="Wrong patient")
    promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    with pytest.raises(Redemption.AlreadyUndone):
        old.undo(by=by, reason="Again")
    promo_code.refresh_from_db()
    assert promo_code.redeemed_at is not None


def test_the_schema_refuses_two_live_redemptions_of_a_code(clinic, by):
    promo_code = issued_code()
    promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        promo_code.redemptions.create(
            clinic=clinic, redeemed_by=by, redeemed_at=timezone.now(), is_new_client=True
        )


def test_the_schema_refuses_a_code_that_ends_before_it_begins_and_half_an_undo(clinic, by):
    promo_code = issued_code()
    with pytest.raises(IntegrityError), transaction.atomic():
        PromoCode.objects.update(expires_at=promo_code.issued_at)
    redemption = promo_code.redeem(clinic=clinic, by=by, is_new_client=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redemption.objects.filter(pk=redemption.pk).update(voided_at=timezone.now())


def test_two_codes_never_collide_even_if_the_same_is_drawn(monkeypatch):
    taken = issued_code().code
    draws = iter([taken, taken, codes.generate()])
    monkeypatch.setattr(codes, "generate", lambda: next(draws))
    assert issued_code().code != taken


def test_every_reason_fits_into_the_record_of_a_look_up():
    longest = LookupAttempt._meta.get_field("outcome").max_length
    assert max(len(reason) for reason in Reason.values) <= longest
