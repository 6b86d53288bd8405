"""The page behind List-Unsubscribe (RFC 8058)."""

import pytest
from django.test import Client
from django.urls import reverse

from clinics.mail.unsubscribe_token import token_for
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, issued_code

pytestmark = pytest.mark.django_db


def subscribed(**lead):
    promotion = PromotionFactory(consent_wording=ConsentWordingFactory())
    return issued_code(promotion, is_consenting=True, **lead).lead


def address(lead):
    return reverse("unsubscribe", args=[token_for(lead.pk)])


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        ("", "application/x-www-form-urlencoded"),
        ("no such thing", "multipart/form-data; boundary=x"),
        (b"\xff\x00", "application/octet-stream"),
    ],
)
def test_a_mail_programs_post_ends_the_consent_whatever_it_carries(body, content_type):
    lead = subscribed()
    stranger = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    response = stranger.post(address(lead), body, content_type=content_type)
    assert response.status_code == 200
    assert "You get no more mail" in response.content.decode()
    assert not response.cookies
    assert not lead.is_subscribed
    assert lead.consents.get().withdrawn_by is None


def test_a_second_post_is_as_welcome_as_the_first(client):
    lead = subscribed()
    client.post(address(lead))
    first = lead.consents.get().withdrawn_at
    assert client.post(address(lead)).status_code == 200
    assert lead.consents.get().withdrawn_at == first


def test_looking_changes_nothing(client):
    lead = subscribed()
    response = client.get(address(lead))
    assert response.status_code == 200 and client.head(address(lead)).status_code == 200
    assert '<form method="post"><button' in response.content.decode()
    assert lead.is_subscribed


def test_nobody_can_unsubscribe_another(client):
    lead, other = subscribed(), subscribed()
    forged = token_for(lead.pk).rpartition(".")[2]
    for token in ("x", "1", str(other.pk), f"{token_for(other.pk).partition('.')[0]}.{forged}"):
        assert client.post(f"/unsubscribe/{token}/").status_code == 404
        assert client.get(f"/unsubscribe/{token}/").status_code == 404
    assert lead.is_subscribed and other.is_subscribed


def test_every_consent_of_the_mailbox_ends_and_no_other(client):
    lead = subscribed(email="reader.one@gmail.com")
    same, other = subscribed(email="ReaderOne+x@googlemail.com"), subscribed(email="reader.two@gmail.com")
    client.post(address(lead))
    assert not lead.is_subscribed and not same.is_subscribed
    assert other.is_subscribed


def test_the_page_is_kept_by_nobody_and_found_by_nobody(client):
    response = client.get(address(subscribed()))
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
