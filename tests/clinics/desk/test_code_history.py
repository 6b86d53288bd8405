"""The story of a code."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics.desk import code_history
from clinics.models import LookupAttempt, OutgoingEmail
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db


def test_every_step_is_told_with_person_place_and_time_and_without_an_address(mailoutbox):
    clinic, desk, chief = (
        ClinicFactory(name="Larkminster"),
        UserFactory(username="dora"),
        UserFactory(username="lea"),
    )
    start = timezone.now() - timedelta(hours=5)
    promo_code = issued_code(email="anna@example.org", at=start)
    OutgoingEmail.objects.send_next(start + timedelta(minutes=1))
    LookupAttempt.objects.record(
        by=desk, address="x", promo_code=promo_code, outcome="", clinic=clinic, at=start + timedelta(hours=1)
    )
    act = {
        "clinic": clinic,
        "by": desk,
        "treatment": TreatmentTypeFactory(name="Peel"),
        "is_new_client": True,
    }
    redemption = promo_code.redeem(**act, at=start + timedelta(hours=2))
    redemption.undo(by=chief, reason="Wrong patient", at=start + timedelta(hours=3))
    promo_code.redeem(**act, at=start + timedelta(hours=4))
    told = code_history.steps(promo_code)
    assert [(step.kind, step.text) for step in told] == [
        ("redeemed", "Redeemed at Larkminster by dora, new client, Peel"),
        ("undone", "Undone by lea: Wrong patient"),
        ("redeemed", "Redeemed at Larkminster by dora, new client, Peel"),
        ("looked_up", "Looked up at Larkminster by dora: Valid"),
        ("mail", "E-mail “Code”: Sent"),
        ("issued", "Issued"),
    ]
    assert [step.at - start for step in told][:2] == [timedelta(hours=4), timedelta(hours=3)]


def test_a_code_that_was_looked_up_a_thousand_times_has_a_short_story(django_assert_max_num_queries):
    promo_code, desk = issued_code(), UserFactory()
    LookupAttempt.objects.bulk_create(
        LookupAttempt(by=desk, promo_code=promo_code, outcome="redeemed") for _ in range(1000)
    )
    with django_assert_max_num_queries(3):
        told = code_history.steps(promo_code)
    assert len(told) == 22
    assert told[-1].kind == "issued"


def test_the_admin_shows_the_story(cast):
    promo_code = issued_code(email="anna@example.org")
    page = cast.client("marketing").get(f"/admin/clinics/promocode/{promo_code.pk}/change/").content.decode()
    assert "E-mail “Code”: Waiting" in page
    assert "Can be used" in page
    assert "(&#x27;open&#x27;" not in page
