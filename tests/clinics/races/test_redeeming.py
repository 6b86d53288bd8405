"""Many desks, the same codes, the same moment."""

import random
import time
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from clinics.models import Clinic, LookupAttempt, PromoCode, Redemption
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
DESKS, CODES = 20, 50


@pytest.fixture
def codes():
    promotion = PromotionFactory()
    ClinicFactory()
    UserFactory.allowed("redeem_promocode", username="desk")
    return [str(issued_code(promotion)) for _ in range(CODES)]


def redeem_all(codes, seed):
    clinic, by, won = Clinic.objects.get(), get_user_model().objects.get(username="desk"), 0
    for code in random.Random(seed).sample(codes, len(codes)):
        try:
            PromoCode.objects.lookup(code).redeem(
                clinic=clinic, by=by, is_new_client=True, idempotency_key=uuid.uuid4().hex
            )
            won += 1
        except PromoCode.NotRedeemable as refusal:
            assert refusal.reason == "redeemed"
    return won


def redeem_all_without_guard(codes, seed):
    won = 0
    for code in codes:
        promo_code = PromoCode.objects.lookup(code)
        if promo_code.redeemed_at is None:
            time.sleep(0.002)
            promo_code.redeemed_at = timezone.now()
            promo_code.save()
            won += 1
    return won


def redeem_at_the_desk(codes, seed):
    """The same over HTTP; 302 leads to the redemption, 200 is the page with the refusal."""
    client = Client()
    client.force_login(get_user_model().objects.get(username="desk"))
    clinic, answers = Clinic.objects.get(), []
    for code in random.Random(seed).sample(codes, len(codes)):
        form = {
            "code": code,
            "clinic": clinic.pk,
            "is_new_client": "yes",
            "idempotency_key": uuid.uuid4().hex,
        }
        answers.append(client.post("/admin/desk/redeem/", form).status_code)
    return answers


def redeem_with_one_key(code):
    clinic, by = Clinic.objects.get(), get_user_model().objects.get(username="desk")
    return (
        PromoCode.objects.lookup(code)
        .redeem(clinic=clinic, by=by, is_new_client=True, idempotency_key="the same")
        .pk
    )


def test_twenty_desks_redeem_fifty_codes_exactly_once_each(codes):
    found = run_at_once(redeem_all, [(codes, seed) for seed in range(DESKS)])
    assert errors(found) == []
    assert sum(found) == Redemption.objects.count() == CODES
    assert not PromoCode.objects.redeemable().exists()


def test_control_without_the_guard_the_same_desks_redeem_some_codes_twice(codes):
    found = run_at_once(redeem_all_without_guard, [(codes, seed) for seed in range(DESKS)])
    assert errors(found) == []
    assert sum(found) > CODES


def test_the_desks_pages_answer_every_loser_with_a_page_and_no_error(codes):
    found = run_at_once(redeem_at_the_desk, [(codes[:12], seed) for seed in range(6)])
    assert errors(found) == []
    statuses = [status for answers in found for status in answers]
    assert set(statuses) == {200, 302}
    assert statuses.count(302) == Redemption.objects.count() == 12
    assert LookupAttempt.objects.misses().count() == 0


def test_a_form_sent_many_times_at_once_redeems_once_and_all_get_the_same_answer(codes):
    found = run_at_once(redeem_with_one_key, [(codes[0],)] * 8)
    assert errors(found) == []
    assert set(found) == {Redemption.objects.get().pk}
