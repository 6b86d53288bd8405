"""Many requests of one person, or for the last codes, at the same moment."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from clinics import fill_time
from clinics.models import Lead, OutgoingEmail, PromoCode, Promotion
from clinics.models.lead import LeadQuerySet
from tests.clinics.factories import PromotionFactory
from tests.clinics.races.processes import errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

SPELLINGS = [
    "anna.may@gmail.com",
    "AnnaMay@gmail.com",
    " anna.may@gmail.com",
    "annamay+news@gmail.com",
    "a.n.n.a.may@googlemail.com",
    "anna.may@gmail.com.",
    "anna\u200b.may@gmail.com",
    "ａnna.may@gmail.com",
    "ANNA.MAY@GMAIL.COM",
    "annamay@googlemail.com\u00a0",
]


def ask(slug, email):
    stamp = fill_time.stamp(timezone.now() - timedelta(minutes=1), is_cacheable=False)
    return Client().post(f"/offers/{slug}/", {"email": email, "adult": "on", "stamp": stamp}).status_code


def ask_without_keys(slug, email):
    Lead.assign_keys = lambda self, region: None
    LeadQuerySet.same_person = lambda self, lead: None
    return ask(slug, email)


def test_one_person_in_twenty_spellings_at_once_gets_one_lead_one_code_and_one_email():
    slug = PromotionFactory().slug
    found = run_at_once(ask, [(slug, email) for email in SPELLINGS * 2])
    assert errors(found) == []
    assert set(found) == {302}
    assert (
        Lead.objects.count() == PromoCode.objects.count() == OutgoingEmail.objects.unwithheld().count() == 1
    )
    assert Promotion.objects.get().issued_count == 1


def test_control_without_keys_the_same_requests_make_many_leads():
    slug = PromotionFactory().slug
    found = run_at_once(ask_without_keys, [(slug, email) for email in SPELLINGS])
    assert errors(found) == []
    assert Lead.objects.count() == len(SPELLINGS)


def test_thirty_people_at_once_get_exactly_the_ten_codes_there_are():
    slug = PromotionFactory(issue_cap=10).slug
    found = run_at_once(ask, [(slug, f"reader{n}@example.org") for n in range(30)])
    assert errors(found) == []
    assert (
        found.count(302)
        == Lead.objects.count()
        == PromoCode.objects.count()
        == OutgoingEmail.objects.count()
        == 10
    )
    assert found.count(200) == 20


def ask_often(slug, number):
    return [ask(slug, f"reader{number}-{n}@example.org") for n in range(10)]


def test_the_limit_of_one_connection_holds_over_all_processes():
    slug = PromotionFactory().slug
    begun = int(time.time() // 600)
    found = run_at_once(ask_often, [(slug, number) for number in range(8)])
    assert errors(found) == []
    statuses = [status for answers in found for status in answers]
    assert set(statuses) == {302, 429}
    stretches = 1 + int(time.time() // 600) - begun
    assert 60 <= statuses.count(302) <= 60 * stretches
    assert statuses.count(302) == Lead.objects.count()
