"""The desk, as its staff use it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.utils import timezone

from clinics import codes
from clinics.models import KnownClient, LookupAttempt, PromoCode, Redemption
from tests.articles.factories import TreatmentTypeFactory, make_public
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
    seen = words(desk.post(f"{DESK}redeem/", form | {"is_new_client": "no"}))
    assert "New clients only" in seen
    assert "Change the answer" in seen
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


def test_who_redeemed_a_code_minutes_ago_is_told_that_it_is_done(desk, clinic):
    promo_code = issued_code()
    redemption = promo_code.redeem(clinic=clinic, by=desk.user, is_new_client=True)
    time = timezone.localtime(redemption.redeemed_at, clinic.zone)
    seen = words(look_up(desk, clinic, str(promo_code)))
    assert f"You redeemed this code yourself at {time:%H:%M}: it is done." in seen
    Redemption.objects.update(redeemed_at=timezone.now() - timedelta(minutes=16))
    assert "yourself" not in words(look_up(desk, clinic, str(promo_code))).partition("History")[0]


def test_what_a_colleague_redeemed_minutes_ago_is_refused(desk, clinic):
    promo_code = issued_code()
    promo_code.redeem(clinic=clinic, by=UserFactory(), is_new_client=True)
    assert "Already used" in words(look_up(desk, clinic, str(promo_code))).partition("History")[0]


# --- what it is used for ----------------------------------------------------------------------------------------


def choices(response):
    page = response.content.decode().partition('name="treatment"')[2].partition("</select>")[0]
    return re.findall(r"<option value=\"(\d*)\"( selected)?>([^<]+)", page)


def test_the_treatments_of_the_terms_are_offered_and_a_single_one_is_chosen(desk, clinic):
    peel, filler = TreatmentTypeFactory(name="Peel"), TreatmentTypeFactory(name="Filler")
    promotion = PromotionFactory()
    promotion.treatments.add(peel)
    found = look_up(desk, clinic, str(issued_code(promotion)))
    assert choices(found) == [("", "", "Not said"), (str(peel.pk), " selected", "Peel")]
    promotion.treatments.add(filler)
    names = {name for _key, is_chosen, name in choices(look_up(desk, clinic, str(issued_code(promotion))))}
    assert names == {"Not said", "Peel", "Filler"}


def test_without_treatments_in_the_terms_all_that_offers_are_allowed_for_are_offered(desk, clinic):
    make_public(TreatmentTypeFactory(name="Peel"))
    make_public(TreatmentTypeFactory(name="Toxin", is_prescription_only=True))
    TreatmentTypeFactory(name="Draft")
    found = look_up(desk, clinic, str(issued_code()))
    assert [name for _key, _chosen, name in choices(found)] == ["Not said", "Peel"]


def test_the_treatment_is_kept_and_shown(desk, clinic):
    peel = make_public(TreatmentTypeFactory(name="Peel"))
    found = look_up(desk, clinic, str(issued_code()))
    answer = hidden(found) | {"is_new_client": "yes", "treatment": peel.pk}
    seen = words(desk.post(f"{DESK}redeem/", answer, follow=True))
    assert "Larkminster. Peel." in seen
    assert "new client, Peel" in seen
    assert Redemption.objects.get().treatment == peel


@pytest.mark.parametrize("is_named", [True, False])
def test_another_treatment_is_refused_and_the_answer_can_be_changed(desk, clinic, is_named):
    other = TreatmentTypeFactory(name="Toxin", is_prescription_only=True)
    promotion = PromotionFactory()
    if is_named:
        promotion.treatments.add(TreatmentTypeFactory(name="Peel"))
    found = look_up(desk, clinic, str(issued_code(promotion)))
    answer = hidden(found) | {"is_new_client": "yes", "treatment": other.pk}
    seen = words(desk.post(f"{DESK}redeem/", answer))
    assert "Not for this treatment" in seen
    assert "Change the answer" in seen
    assert not Redemption.objects.exists()


def test_an_invented_treatment_is_asked_for_again(desk, clinic):
    found = look_up(desk, clinic, str(issued_code()))
    response = desk.post(f"{DESK}redeem/", hidden(found) | {"is_new_client": "yes", "treatment": "999999"})
    assert response.status_code == 422
    assert not Redemption.objects.exists()


# --- what was done ----------------------------------------------------------------------------------------------


def test_after_a_redemption_result_time_and_clinic_are_told_and_the_next_code_has_the_focus(desk, clinic):
    redemption = issued_code().redeem(clinic=clinic, by=desk.user, is_new_client=True)
    page = desk.get(f"{DESK}redemptions/{redemption.pk}/")
    time = timezone.localtime(redemption.redeemed_at, clinic.zone)
    assert f"At {time:%H:%M} on" in words(page)
    assert "Larkminster." in words(page)
    assert re.search(
        r'<a class="desk-button desk-next" href="/admin/desk/" autofocus>', page.content.decode()
    )


def test_the_empty_desk_lists_what_its_own_clinic_redeemed_today_without_the_codes(desk, clinic):
    noon = timezone.localtime(timezone=clinic.zone).replace(hour=12, minute=0, second=0)
    with time_machine.travel(noon, tick=False):
        ours, yesterdays, theirs = (issued_code(email=f"anna{n}@example.org") for n in range(3))
        redeemed = ours.redeem(clinic=clinic, by=desk.user, is_new_client=True)
        yesterdays.redeem(
            clinic=clinic, by=desk.user, is_new_client=True, at=noon - timedelta(hours=12, seconds=1)
        )
        theirs.redeem(clinic=ClinicFactory(), by=desk.user, is_new_client=True)
        desk.post(DESK, {"code": "x", "clinic": clinic.pk})
        page = desk.get(DESK)
    seen = words(page)
    assert "Redeemed today at this clinic" in seen
    assert f"12:00 FERN-••••-••••-{ours.code[-2:]}" in seen
    assert seen.count("••••-••••") == 1
    assert f"/admin/desk/redemptions/{redeemed.pk}/" in page.content.decode()
    assert str(ours) not in page.content.decode()


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
    assert re.search(r"Undone by chief: Wrong patient .*Redeemed at Larkminster by desk, new client", seen)
    assert (
        "Somebody else has undone it already"
        in desk.post(f"{page}undo/", {"reason": "Again"}, follow=True).content.decode()
    )


def test_who_undoes_without_standing_at_a_desk_sees_the_outcome(cast):
    redemption = issued_code().redeem(clinic=ClinicFactory(), by=UserFactory(), is_new_client=True)
    page = f"{DESK}redemptions/{redemption.pk}/"
    response = cast.client("marketing").post(f"{page}undo/", {"reason": "Wrong patient"}, follow=True)
    assert response.status_code == 200
    assert "Undone by marketing: Wrong patient" in words(response)
    assert "Next code" not in words(response)


@pytest.mark.parametrize("address", [DESK, f"{DESK}redemptions/1/"])
def test_the_desk_is_closed_to_strangers_and_to_staff_without_the_permission(client, address):
    stranger = client.get(f"{address}?code=FERN-7K2M-9XTR-4H")
    assert stranger.status_code == 302
    assert "/admin/login/" in stranger["Location"]
    client.force_login(UserFactory(is_staff=True))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize("act", ["redeem/", "redemptions/{pk}/undo/"])
def test_who_signs_in_again_amid_an_act_comes_to_a_page_that_works(desk, clinic, act):
    desk.user.user_permissions.add(Permission.objects.get(codename="undo_redemption"))
    redemption = issued_code().redeem(clinic=clinic, by=desk.user, is_new_client=True)
    assert desk.get(DESK + act.format(pk=redemption.pk), follow=True).status_code == 200


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
