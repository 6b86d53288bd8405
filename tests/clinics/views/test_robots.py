"""Robots are thanked and kept apart; too many and forged requests are refused."""

import re
import time as clock
from datetime import timedelta

import pytest
from django.utils import timezone

from clinics.defences import fill_time, proof_of_work
from clinics.models import Lead, OutgoingEmail, PromoCode
from tests.clinics.views.acts import SAME_SITE, filled, post, text

pytestmark = pytest.mark.django_db


def proof(email="anna@example.org", stamp=None):
    stamp = stamp or filled()["stamp"]
    return {"email": email, "stamp": stamp, "proof": proof_of_work.find(stamp, email)}


def test_without_proof_of_work_only_a_few_of_one_connection_get_codes(client, promotion, settings):
    settings.LEADS_WITHOUT_PROOF = 2
    for n in range(4):
        assert post(client, promotion, email=f"reader{n}@example.org").status_code == 302
    assert PromoCode.objects.count() == OutgoingEmail.objects.count() == 2
    assert set(Lead.objects.spam().values_list("spam_reason", flat=True)) == {"no proof"}
    assert post(client, promotion, **proof("worker@example.org")).status_code == 302
    assert PromoCode.objects.filter(lead__email="worker@example.org").exists()


def test_a_proof_counts_for_one_address_in_any_case_and_for_one_page(client, promotion):
    mine = proof("anna@example.org")
    other = fill_time.stamp(timezone.now() - timedelta(seconds=20), is_cacheable=False)
    for wrong in ({"email": "eve@example.org"}, {"stamp": other}, {"proof": "-1"}, {"proof": "9" * 400}):
        assert post(client, promotion, **(mine | wrong)).status_code == 302
    assert set(Lead.objects.spam().values_list("spam_reason", flat=True)) == {"wrong proof"}
    assert not PromoCode.objects.exists()
    post(client, promotion, **(mine | {"email": " ANNA@example.org"}))
    assert PromoCode.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Buy now"},
        {"stamp": ""},
        {"stamp": "1.0:forged"},
        {"stamp": fill_time.stamp(timezone.now() + timedelta(hours=1), is_cacheable=False)},
    ],
)
def test_a_robot_is_thanked_kept_apart_and_gets_no_code(client, promotion, fields):
    assert post(client, promotion, **fields).status_code == 302
    assert Lead.objects.spam().count() == 1
    assert not PromoCode.objects.exists()
    assert not OutgoingEmail.objects.exists()
    assert post(client, promotion).status_code == 302
    assert PromoCode.objects.count() == 1


def test_a_form_posted_the_moment_it_was_rendered_is_a_robots(client, promotion):
    stamp = re.search(
        r'name="stamp" value="([^"]+)"', client.get(promotion.get_absolute_url()).content.decode()
    ).group(1)
    post(client, promotion, stamp=stamp)
    assert Lead.objects.get().spam_reason == "too quick"
    clock.sleep(1)
    post(client, promotion, stamp=stamp)
    assert PromoCode.objects.count() == 1


def test_a_page_that_was_open_for_months_asks_to_send_once_more(client, promotion):
    old = fill_time.stamp(timezone.now() - timedelta(days=61), is_cacheable=False)
    response = post(client, promotion, stamp=old)
    assert response.status_code == 422
    fresh = re.search(r'name="stamp" value="([^"]+)"', response.content.decode()).group(1)
    assert fresh != old
    assert fill_time.verdict(fresh, timezone.now() + timedelta(seconds=2)) is fill_time.Verdict.FINE


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_a_form_on_another_site_cannot_ask_in_somebodys_name(client, promotion, headers, status):
    assert post(client, promotion, headers=headers).status_code == status
    assert Lead.objects.exists() is (status == 302)


def test_too_many_requests_from_one_connection_are_told_so_and_forging_a_header_does_not_help(
    client, promotion, settings
):
    settings.LEADS_PER_ADDRESS = 3
    for n in range(3):
        assert post(client, promotion, email=f"reader{n}@example.org").status_code == 302
    response = post(
        client, promotion, headers=SAME_SITE | {"X-Forwarded-For": "9.9.9.9"}, email="reader4@example.org"
    )
    assert response.status_code == 429
    assert "ten minutes" in text(response)
    assert "reader4@example.org" in response.content.decode()
    assert Lead.objects.count() == 3
