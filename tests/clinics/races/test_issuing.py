"""Many requests of one person, or for the last codes, at the same moment."""

import time
from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from clinics.defences import fill_time
from clinics.models import Lead, OutgoingEmail, PromoCode, Promotion
from clinics.models.lead_queryset import LeadQuerySet
from tests.clinics.factories import PromotionFactory
from tests.clinics.races.processes import IS_FULL, errors, run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

# One mailbox as twenty browsers, phones and people write it.
GMAIL = [
    "anna.may@gmail.com", "AnnaMay@gmail.com", " anna.may@gmail.com", "annamay+news@gmail.com",
    "a.n.n.a.may@googlemail.com", "anna.may@gmail.com.", "anna\u200b.may@gmail.com", "ａnna.may@gmail.com",
    "ANNA.MAY@GMAIL.COM", "annamay@googlemail.com\u00a0", "anna.may@ＧＭＡＩＬ．com", "annamay+a+b@googlemail.com",
    "\ufeffanna.may@gmail.com", "anna.m\u00aday@gmail.com", '"anna.may"@gmail.com', "An.Na.May+CLINIC@GoogleMail.com.",
    "annamay+@gmail.com", "anna.may @gmail.com", "annamay@Gmail.Com\u2060", "anna.may@gmail.com\t",
]  # fmt: skip
OWN_DOMAIN = [
    "jo@bücher.example", "JO@BÜCHER.EXAMPLE", "jo@bu\u0308cher.example", "jo@xn--bcher-kva.example",
    "Jo@XN--BCHER-KVA.example", "jo@bücher.example.", " jo@bücher.example", "j\u200bo@bücher.example",
    "ｊｏ@bücher.example", '"jo"@bücher.example', "jo@b\u00adücher.example", "jo@ｂüｃｈｅｒ.example",
    "jo@Bücher．example", "jo@bücher.example\u3000", "\u202ajo@bücher.example\u202c", "Jo@BU\u0308CHER.example",
    "jo@xn--bcher-kva.EXAMPLE.", "jo @ bücher.example", "jo＠bücher.example", "\ufeffjo@Bücher.Example",
]  # fmt: skip
PHONES = [
    "020 7946 0101", "+44 20 7946 0101", "0044 (0)20 7946-0101", "020-7946-0101 x7", "tel:+44-20-7946-0101",
    "\u202a020 7946 0101\u202c", "０２０ ７９４６ ０１０１", "(020) 7946.0101", "44 20 7946 0101", "",
]  # fmt: skip
PROCESSES, POSTS = 20, 50 if IS_FULL else 3


def ask(slug, email, phone=""):
    stamp = fill_time.stamp(timezone.now() - timedelta(minutes=1), is_cacheable=False)
    form = {"email": email, "phone": phone, "adult": "on", "stamp": stamp}
    return Client().post(f"/offers/{slug}/", form).status_code


def ask_in_all_spellings(slug, spellings, first):
    """As one of the processes, which begin with different spellings."""
    numbers = range(first, first + POSTS)
    with override_settings(LEADS_PER_ADDRESS=10_000):
        return [ask(slug, spellings[n % 20], PHONES[n // 2 % 10]) for n in numbers]


def ask_without_keys(slug, email):
    Lead.assign_keys = lambda self, region: None
    LeadQuerySet.same_person = lambda self, lead: None
    return ask(slug, email)


@pytest.mark.parametrize("spellings", [GMAIL, OWN_DOMAIN], ids=["gmail", "own domain"])
def test_one_person_in_twenty_spellings_at_once_gets_one_lead_one_code_and_one_email(spellings):
    """A thousand requests with RACES=full."""
    slug = PromotionFactory().slug
    found = run_at_once(ask_in_all_spellings, [(slug, spellings, number) for number in range(PROCESSES)])
    assert errors(found) == []
    assert Counter(status for statuses in found for status in statuses) == {302: PROCESSES * POSTS}
    sent = OutgoingEmail.objects.unwithheld().count()
    assert Lead.objects.count() == PromoCode.objects.count() == sent == 1
    assert Promotion.objects.get().issued_count == 1


def test_control_without_keys_the_same_requests_make_many_leads():
    slug = PromotionFactory().slug
    found = run_at_once(ask_without_keys, [(slug, email) for email in GMAIL[:10]])
    assert errors(found) == []
    assert Lead.objects.count() == 10


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
