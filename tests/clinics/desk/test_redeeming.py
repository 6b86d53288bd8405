"""A code redeemed at the desk: once, with the answer about the client, whatever is sent twice."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinics.models import Redemption
from tests.clinics.desk.acts import DESK, hidden, look_up, words
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


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
