"""The desk, as its staff use it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from clinics import codes
from clinics.models import LookupAttempt, PromoCode, Redemption
from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
DESK = "/admin/desk/"


@pytest.fixture
def clinic():
    return ClinicFactory(name="Larkminster")


@pytest.fixture
def desk(client, clinic):
    user = UserFactory.allowed("redeem_promocode", username="desk")
    clinic.staff.add(user)
    client.force_login(user)
    client.user = user
    return client


def words(response):
    page = response.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('class="desk"') :]))


def hidden(response):
    return dict(
        re.findall(
            r'<input type="hidden" name="(code|clinic|idempotency_key)" value="([^"]+)"',
            response.content.decode(),
        )
    )


def look_up(desk, clinic, text):
    return desk.post(DESK, {"code": text, "clinic": clinic.pk})


def test_three_keystrokes_take_a_code_from_the_field_to_redeemed(desk, clinic):
    promo_code = issued_code()
    start = desk.get(DESK)
    assert f'<option value="{clinic.pk}" selected>' in start.content.decode()
    assert re.search(r'<input[^>]*name="code"[^>]*autofocus', start.content.decode())
    found = look_up(desk, clinic, str(promo_code).lower())
    assert "Valid" in words(found)
    assert re.search(
        r'<input type="radio" name="is_new_client" value="yes" autofocus>', found.content.decode()
    )
    done = desk.post(f"{DESK}redeem/", hidden(found) | {"is_new_client": "yes"}, follow=True)
    assert "Redeemed" in words(done)
    redemption = Redemption.objects.get()
    assert (redemption.redeemed_by, redemption.clinic, redemption.is_new_client) == (desk.user, clinic, True)


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
    page = desk.get(promo_code.desk_url.partition("8000")[2] or promo_code.desk_url)
    assert f'value="{promo_code}"' in page.content.decode()
    assert not LookupAttempt.objects.exists()


def with_a_slip(code):
    """One wrong symbol, which the check character always catches; a lost one it catches 28 times of 29."""
    text = str(code)
    return text[:-1] + next(symbol for symbol in codes.ALPHABET if symbol != text[-1])


def test_every_way_in_which_a_code_cannot_be_redeemed_is_told(desk, clinic):
    promotion = PromotionFactory()
    promotion.clinics.add(ClinicFactory(name="Eastmere"))
    used, expired, elsewhere = issued_code(), issued_code(), issued_code(promotion)
    used.redeem(clinic=clinic, by=desk.user, is_new_client=True)
    yesterday = timezone.now() - timedelta(days=1)
    PromoCode.objects.filter(pk=expired.pk).update(
        issued_at=yesterday - timedelta(days=30), expires_at=yesterday
    )
    for text, verdict, detail in [
        (str(used), "Already used", "Larkminster"),
        (str(expired), "Expired", "the last day was"),
        (str(elsewhere), "Not valid here", "Eastmere"),
        (codes.generate(), "Unknown code", "no such code"),
        (with_a_slip(used), "Typing slip", "Compare it"),
    ]:
        seen = words(look_up(desk, clinic, text))
        assert verdict in seen
        assert detail in seen
        assert "Redeem at" not in seen


def test_a_form_sent_twice_redeems_once_and_shows_the_same_page(desk, clinic):
    form = hidden(look_up(desk, clinic, str(issued_code()))) | {"is_new_client": "yes"}
    first, second = desk.post(f"{DESK}redeem/", form), desk.post(f"{DESK}redeem/", form)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Redemption.objects.count() == 1


def test_redeeming_without_the_answer_is_refused_and_asked_for(desk, clinic):
    form = hidden(look_up(desk, clinic, str(issued_code())))
    response = desk.post(f"{DESK}redeem/", form)
    assert "Say whether this is a new client" in words(response)
    assert not Redemption.objects.exists()
    assert desk.post(f"{DESK}redeem/", hidden(response) | {"is_new_client": "yes"}).status_code == 302


def test_a_former_patient_is_refused_at_the_desk(desk, clinic):
    form = hidden(look_up(desk, clinic, str(issued_code())))
    assert "new clients only" in words(desk.post(f"{DESK}redeem/", form | {"is_new_client": "no"}))
    assert not Redemption.objects.exists()


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
    client.force_login(UserFactory.allowed("redeem_promocode"))
    assert look_up(client, clinic, str(promo_code)).status_code == 200
    client.force_login(desk.user)
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=11))
    assert look_up(desk, clinic, str(promo_code)).status_code == 200


def test_undoing_is_for_those_who_may_needs_a_reason_and_stays_in_the_history(desk, clinic):
    redemption = issued_code().redeem(clinic=clinic, by=desk.user, is_new_client=True)
    page = f"{DESK}redemptions/{redemption.pk}/"
    assert "Undo" not in words(desk.get(page))
    assert desk.post(f"{page}undo/", {"reason": "x"}).status_code == 403
    chief = UserFactory.allowed("redeem_promocode", "undo_redemption", username="chief")
    desk.force_login(chief)
    assert "Undo the redemption" in words(desk.get(page))
    assert desk.post(f"{page}undo/", {"reason": " "}).status_code == 422
    assert "Give a reason" in words(desk.post(f"{page}undo/", {"reason": ""}))
    desk.post(f"{page}undo/", {"reason": "Wrong patient"})
    seen = words(look_up(desk, clinic, str(redemption.promo_code)))
    assert "Valid" in seen
    assert re.search(r"Undone on .* by chief: Wrong patient .*Redeemed on .* at Larkminster by desk", seen)
    assert (
        "Somebody else has undone it already"
        in desk.post(f"{page}undo/", {"reason": "Again"}, follow=True).content.decode()
    )


@pytest.mark.parametrize("address", [DESK, f"{DESK}redemptions/1/"])
def test_the_desk_is_closed_to_strangers_and_to_staff_without_the_permission(client, address):
    stranger = client.get(f"{address}?code=FERN-7K2M-9XTR-4H")
    assert stranger.status_code == 302
    assert "/admin/login/" in stranger["Location"]
    client.force_login(UserFactory(is_staff=True))
    assert client.get(address).status_code == 403


def test_a_forged_post_without_the_token_is_refused(clinic):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory.allowed("redeem_promocode"))
    assert (
        strict.post(
            f"{DESK}redeem/",
            {"code": str(issued_code()), "clinic": clinic.pk, "is_new_client": "yes", "idempotency_key": "k"},
        ).status_code
        == 403
    )


def test_desk_pages_are_in_no_cache(desk):
    assert "no-store" in desk.get(DESK)["Cache-Control"]
