"""A redemption taken back, with a reason that stays."""

import re

import pytest

from tests.clinics.desk.acts import DESK, look_up, words
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


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
