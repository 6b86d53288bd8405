"""Guesses are limited, for a person and for all who share an address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics import codes
from clinics.models import LookupAttempt
from tests.clinics.desk.acts import DESK, look_up, words
from tests.clinics.factories import UserFactory, issued_code

pytestmark = pytest.mark.django_db


def test_guessing_ends_after_twenty_misses_in_ten_minutes_for_this_person_only(desk, clinic, client):
    promo_code = issued_code()
    for _ in range(20):
        assert look_up(desk, clinic, codes.generate()).status_code == 200
    response = look_up(desk, clinic, str(promo_code))
    assert response.status_code == 429
    assert "Wait ten minutes" in words(response)
    assert (
        desk.post(
            f"{DESK}redeem/",
            {"code": codes.generate(), "clinic": clinic.pk, "is_new_client": "yes", "idempotency_key": "x"},
        ).status_code
        == 429
    )
    assert LookupAttempt.objects.count() == 20
    client.force_login(UserFactory.allowed("redeem_promocode"))
    assert look_up(client, clinic, str(promo_code)).status_code == 200
    client.force_login(desk.user)
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert look_up(desk, clinic, str(promo_code)).status_code == 200


def test_guesses_of_all_who_share_an_address_end_after_sixty(clinic, client):
    promo_code, people = issued_code(), [UserFactory.allowed("redeem_promocode") for _ in range(4)]
    for person in people[:3]:
        client.force_login(person)
        for _ in range(20):
            assert look_up(client, clinic, codes.generate()).status_code == 200
    client.force_login(people[3])
    response = look_up(client, clinic, str(promo_code))
    assert response.status_code == 429
    assert "Wait ten minutes" in words(response)
    elsewhere = client.post(DESK, {"code": str(promo_code), "clinic": clinic.pk}, REMOTE_ADDR="192.0.2.7")
    assert "Valid" in words(elsewhere)


def test_wrong_codes_sent_straight_to_redeeming_count_as_guesses(desk, clinic):
    form = {"clinic": clinic.pk, "is_new_client": "yes", "idempotency_key": "k"}
    for _ in range(20):
        assert "Unknown code" in words(desk.post(f"{DESK}redeem/", form | {"code": codes.generate()}))
    assert desk.post(f"{DESK}redeem/", form | {"code": codes.generate()}).status_code == 429
    assert LookupAttempt.objects.misses().count() == 20
