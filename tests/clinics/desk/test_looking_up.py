"""A code looked up: its state, terms and contact at a glance, every refusal told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics import codes
from clinics.models import KnownClient, LookupAttempt, PromoCode
from tests.clinics.desk.acts import DESK, look_up, words
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


def test_the_list_of_earlier_clients_gives_a_hint_before_the_question(desk, clinic):
    promo_code = issued_code()
    assert "earlier clients" not in words(look_up(desk, clinic, str(promo_code)))
    KnownClient.objects.create(key=promo_code.lead.email_key, list_name="2025.csv")
    seen = words(look_up(desk, clinic, str(promo_code)))
    assert "Ask whether this is really the first visit." in seen.partition("Yes, a new client")[0]


def test_the_state_the_terms_and_a_masked_contact_are_seen_at_a_glance(desk, clinic):
    promo_code = issued_code(email="anna.may@example.org", phone="020 7946 0123", name="Anna May")
    seen = words(look_up(desk, clinic, str(promo_code)))
    for expected in (
        promo_code.terms.value,
        promo_code.terms.terms,
        "a•••@e•••.org",
        "•••• 123",
        str(promo_code),
    ):
        assert expected in seen
    for secret in ("anna.may", "Anna May", "7946"):
        assert secret not in seen


def test_a_scanned_link_fills_the_field_and_looks_nothing_up_by_itself(desk):
    promo_code = issued_code()
    scanned = f"/code/?code={promo_code}"
    assert promo_code.desk_url.endswith(scanned)
    for address in (scanned, f"{DESK}?code={promo_code}"):
        assert f'value="{promo_code}"' in desk.get(address, follow=True).content.decode()
    assert not LookupAttempt.objects.exists()


def with_a_slip(code):
    """One wrong symbol, which the check character always catches; a lost one it catches 28 times of 29."""
    text = str(code)
    return text[:-1] + next(symbol for symbol in codes.ALPHABET if symbol != text[-1])


def test_every_way_in_which_a_code_cannot_be_redeemed_is_told(desk, clinic):
    promotion = PromotionFactory()
    promotion.clinics.add(ClinicFactory(name="Eastmere"))
    used, expired, elsewhere = issued_code(), issued_code(), issued_code(promotion)
    used.redeem(clinic=clinic, by=UserFactory(), is_new_client=True)
    capped = PromotionFactory(redemption_cap=1)
    used_up = issued_code(capped)
    issued_code(capped).redeem(clinic=clinic, by=desk.user, is_new_client=True)
    yesterday = timezone.now() - timedelta(days=1)
    PromoCode.objects.filter(pk=expired.pk).update(
        issued_at=yesterday - timedelta(days=30), expires_at=yesterday
    )
    for text, verdict, detail in [
        (str(used), "Already used", "Larkminster"),
        (str(expired), "Expired", "the last day was"),
        (str(elsewhere), "Not valid here", "but at: Eastmere"),
        (str(used_up), "Used up", "as often as its terms allow"),
        (codes.generate(), "Unknown code", "no such code"),
        (with_a_slip(used), "Typing slip", "Compare it"),
    ]:
        seen = words(look_up(desk, clinic, text))
        assert verdict in seen
        assert detail in seen
        assert "Redeem at" not in seen


def test_without_a_clinic_nothing_is_looked_up(desk):
    ClinicFactory()
    response = desk.post(DESK, {"code": str(issued_code())})
    assert response.status_code == 422
    assert "Say which clinic you are in" in words(response)


def test_the_clinic_of_the_last_look_up_is_remembered(desk, clinic):
    other = ClinicFactory()
    look_up(desk, other, str(issued_code()))
    assert f'<option value="{other.pk}" selected>' in desk.get(DESK).content.decode()


def test_look_ups_are_recorded_with_the_person_and_not_with_what_was_typed(desk, clinic):
    promo_code = issued_code()
    look_up(desk, clinic, str(promo_code))
    look_up(desk, clinic, "what is this")
    hit, miss = LookupAttempt.objects.order_by("pk")
    assert (hit.by, hit.promo_code, hit.outcome, hit.clinic) == (desk.user, promo_code, "", clinic)
    assert (miss.promo_code, miss.outcome) == (None, "slip")
