"""Who gets to the desk, and by which way back."""

import pytest
from django.contrib.auth.models import Permission

from tests.clinics.desk.acts import DESK
from tests.clinics.factories import UserFactory, issued_code

pytestmark = pytest.mark.django_db


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
