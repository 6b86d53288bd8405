"""Many desks, the same codes, the same moment."""

import random
import re
import time
import uuid
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from clinics import codes as code_symbols
from clinics.models import Clinic, Lead, LookupAttempt, PromoCode, Promotion, Redemption
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory, UserFactory, issued_code
from tests.clinics.races.processes import IS_FULL, errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
DESKS, CODES = 20, 50
PLACES, OF_YEARS = 4, 10_000 if IS_FULL else 40


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


def issued_at_once(number):
    """Many codes on one promotion's terms, without their mails."""
    first = issued_code(PromotionFactory())
    leads = Lead.objects.bulk_create(LeadFactory(promotion=first.promotion) for _ in range(number))
    same = {
        name: getattr(first, name) for name in ("terms", "prefix", "issued_at", "expires_at", "time_zone")
    }
    return [
        str(each)
        for each in PromoCode.objects.bulk_create(
            PromoCode(lead=lead, code=code_symbols.generate(), **same) for lead in leads
        )
    ]


def redeem_at_place(codes, number):
    """One clinic's desk works through all codes; what its pages said: "won", "told when and where", or a surprise."""
    client, clinic, said = Client(), Clinic.objects.get(slug=f"place-{number}"), Counter()
    client.force_login(get_user_model().objects.get(username=f"desk{number}"))
    for code in random.Random(number).sample(codes, len(codes)):
        form = {
            "code": code,
            "clinic": clinic.pk,
            "is_new_client": "yes",
            "idempotency_key": uuid.uuid4().hex,
        }
        response = client.post("/admin/desk/redeem/", form)
        is_told = re.search(r"Already used on .{8,20} at \d\d:\d\d, Place \d\.", response.content.decode())
        if response.status_code == 302:
            said["won"] += 1
        elif response.status_code == 200 and is_told:
            said["told when and where"] += 1
        else:
            said[f"status {response.status_code}"] += 1
    return said


def redeem_some(codes):
    clinic, by, said = Clinic.objects.get(), get_user_model().objects.get(username="desk"), Counter()
    for code in codes:
        try:
            PromoCode.objects.lookup(code).redeem(clinic=clinic, by=by, is_new_client=True)
            said["redeemed"] += 1
        except PromoCode.NotRedeemable as refusal:
            said[str(refusal.reason)] += 1
    return said


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


def test_four_clinics_working_through_the_codes_of_years_redeem_each_once_and_tell_the_others():
    for number in range(PLACES):
        ClinicFactory(slug=f"place-{number}", name=f"Place {number}")
        UserFactory.allowed("redeem_promocode", username=f"desk{number}")
    codes = issued_at_once(OF_YEARS)
    started = time.monotonic()
    found = run_at_once(redeem_at_place, [(codes, number) for number in range(PLACES)])
    print(f"{PLACES * OF_YEARS} forms in {time.monotonic() - started:.0f} s: {found}")
    assert errors(found) == []
    said = sum(found, Counter())
    assert said == {"won": OF_YEARS, "told when and where": OF_YEARS * (PLACES - 1)}
    assert Redemption.objects.live().count() == OF_YEARS
    assert Redemption.objects.values("promo_code").distinct().count() == OF_YEARS
    assert Promotion.objects.get().redeemed_count == OF_YEARS


def test_a_redemption_cap_is_kept_exactly_and_an_undone_redemption_gives_one_back(codes):
    Promotion.objects.update(redemption_cap=10)
    found = run_at_once(redeem_some, [(codes[number::6][:5],) for number in range(6)])
    assert errors(found) == []
    assert sum(found, Counter()) == {"redeemed": 10, "used_up": 20}
    assert Redemption.objects.live().count() == Promotion.objects.get().redeemed_count == 10
    assert PromoCode.objects.exclude(redeemed_at=None).count() == 10
    Redemption.objects.first().undo(by=get_user_model().objects.get(), reason="Wrong patient")
    assert Promotion.objects.get().redeemed_count == 9
    left = [str(code) for code in PromoCode.objects.redeemable()[:6]]
    found = run_at_once(redeem_some, [([code],) for code in left])
    assert sum(found, Counter()) == {"redeemed": 1, "used_up": 5}
    assert Promotion.objects.get().redeemed_count == 10
    assert not Promotion.objects.with_drift().exists()


def undo_all(pks, seed):
    by, undone = get_user_model().objects.get(), 0
    for redemption in Redemption.objects.filter(pk__in=pks):
        try:
            redemption.undo(by=by, reason=f"Desk {seed}")
            undone += 1
        except Redemption.AlreadyUndone:
            pass
    return undone


def test_an_undo_asked_for_at_several_desks_gives_one_redemption_back(codes):
    redeem_some(codes[:10])
    pks = list(Redemption.objects.values_list("pk", flat=True))
    found = run_at_once(undo_all, [(pks, seed) for seed in range(4)])
    assert errors(found) == []
    assert sum(found) == 10
    assert Promotion.objects.get().redeemed_count == 0
    assert PromoCode.objects.redeemable().count() == CODES


def redeem_or_recount(codes):
    return redeem_some(codes) if codes else [Promotion.objects.recount() for _ in range(60)]


def test_counters_put_right_while_the_desks_work_end_up_right(codes):
    Promotion.objects.update(redeemed_count=37)
    found = run_at_once(redeem_or_recount, [(codes[number::3],) for number in range(3)] + [([],), ([],)])
    assert errors(found) == []
    assert not Promotion.objects.with_drift().exists()
    assert Promotion.objects.get().redeemed_count == CODES


def test_a_form_sent_many_times_at_once_redeems_once_and_all_get_the_same_answer(codes):
    found = run_at_once(redeem_with_one_key, [(codes[0],)] * 8)
    assert errors(found) == []
    assert set(found) == {Redemption.objects.get().pk}
