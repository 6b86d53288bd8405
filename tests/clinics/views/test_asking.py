"""A reader asks for a code: by e-mail only, with the same answer for every address."""

import time as clock

import pytest
from django.core import mail

from clinics import contact_keys
from clinics.models import Consent, KnownClient, Lead, OutgoingEmail, PromoCode, SuppressedAddress
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code
from tests.clinics.views.acts import post

pytestmark = pytest.mark.django_db


def test_a_reader_asks_for_a_code_and_gets_it_by_email_only(client, promotion):
    response = post(client, promotion, name="Anna", phone="020 7946 0101", marketing_consent="on")
    assert (response.status_code, response["Location"]) == (302, f"/offers/{promotion.slug}/thanks/")
    thanks = client.get(response["Location"])
    promo_code = PromoCode.objects.get()
    assert promo_code.code[:4] not in thanks.content.decode()
    OutgoingEmail.objects.send_next()
    assert str(promo_code) in mail.outbox[0].body
    lead = Lead.objects.get()
    assert (lead.source_path, lead.utm_source, lead.name) == ("/articles/prp/", "news", "Anna")
    assert lead.is_subscribed


def test_the_form_sets_no_cookie_needs_no_token_and_is_not_cached(client, promotion):
    page = client.get(promotion.get_absolute_url())
    assert page.status_code == 200
    assert not page.cookies
    assert "csrf" not in page.content.decode().lower()
    assert "no-store" in page["Cache-Control"]
    assert not post(client, promotion).cookies


def test_without_consent_the_code_comes_all_the_same(client, promotion):
    post(client, promotion)
    assert PromoCode.objects.exists()
    assert not Consent.objects.exists()
    assert "checked" not in client.get(promotion.get_absolute_url()).content.decode()


def test_the_answer_is_the_same_whatever_is_known_of_an_address(client, promotion, settings):
    issued_code(promotion, email="known@example.org")
    issued_code(promotion, email="used@example.org").redeem(
        clinic=ClinicFactory(), by=UserFactory(), is_new_client=True
    )
    issued_code(promotion, email="erased@example.org").lead.erase()
    SuppressedAddress.objects.suppress("returned@example.org", SuppressedAddress.Reason.BOUNCE)
    KnownClient.objects.create(
        key=contact_keys.digest("client@example.org", settings.SECRET_KEY), list_name="clients.csv"
    )
    answers = set()
    for fields in (
        {"email": "new@example.org"},
        {"email": "known@example.org"},
        {"email": "used@example.org"},
        {"email": "erased@example.org"},
        {"email": "returned@example.org"},
        {"email": "client@example.org"},
        {"email": "robot@example.org", "subject": "I am a robot"},
        {"email": "lazy@example.org", "proof": "1"},
    ):
        response = post(client, promotion, **fields)
        headers = tuple(
            sorted((name, value) for name, value in response.headers.items() if name != "X-Request-ID")
        )
        answers.add((response.status_code, response.content, headers, str(response.cookies)))
    assert len(answers) == 1
    assert not hasattr(Lead.objects.get(email="client@example.org"), "promo_code")


def test_the_answer_waits_for_the_next_step_of_the_clock(client, promotion, settings):
    settings.LEAD_ANSWER_STEP = 0.5
    for fields in ({}, {}, {"email": "no address"}):
        began = clock.monotonic()
        post(client, promotion, **fields)
        assert clock.monotonic() - began >= 0.5
    began = clock.monotonic()
    client.get(promotion.get_absolute_url())
    assert clock.monotonic() - began < 0.5


def test_a_lead_tells_whether_the_form_stood_within_a_page_or_alone(client, promotion):
    post(client, promotion, email="a@example.org", page="/articles/prp/")
    post(client, promotion, email="b@example.org", page=f"{promotion.get_absolute_url()}?utm_source=x")
    post(client, promotion, email="c@example.org", page="")
    assert list(Lead.objects.order_by("email").values_list("position", flat=True)) == [
        "section",
        "offer_page",
        "",
    ]
