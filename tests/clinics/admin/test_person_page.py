"""The page that finds a person: by POST, over all promotions, for privacy alone."""

import json

import pytest
from django.urls import reverse

from clinics.models import Lead, LeadAccess
from tests.clinics.factories import LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
EMAIL = "zelda.marker@patients.example"


@pytest.fixture
def leads():
    """One person in two promotions, and somebody else with the same telephone."""
    first, second = PromotionFactory(headline="First offer"), PromotionFactory(headline="Second offer")
    one = first.issue_to(LeadFactory(email=EMAIL, name="Zelda Marker")).lead
    two = second.issue_to(LeadFactory(email=EMAIL.upper(), phone="+447700900123")).lead
    other = first.issue_to(LeadFactory(email="other@patients.example", phone="07700 900123")).lead
    return one, two, other


@pytest.fixture
def client(cast):
    return cast.client("privacy")


def ask(client, act="find", **more):
    return client.post(reverse("admin:clinics_lead_person"), {"act": act, "email": EMAIL, **more})


def test_a_person_is_found_in_all_promotions_and_the_address_stands_in_no_url(client, leads):
    response = ask(client)
    page = response.content.decode()
    assert "First offer" in page and "Second offer" in page
    assert not any(f'href="{href}' in page for href in (f"?email={EMAIL}", f"?q={EMAIL}"))
    assert f"/lead/{leads[2].pk}/" not in page
    assert "no-store" in response["Cache-Control"]


def test_with_a_telephone_number_its_leads_are_found_too(client, leads):
    assert f"/lead/{leads[2].pk}/" in ask(client, phone="07700 900123").content.decode()


def test_the_search_is_on_record_for_each_lead_and_without_the_address(client, cast, leads):
    ask(client)
    assert set(LeadAccess.objects.values_list("act", "lead", "by")) == {
        ("viewed", leads[0].pk, cast.privacy.pk),
        ("viewed", leads[1].pk, cast.privacy.pk),
    }
    ask(client, email="nobody@patients.example")
    assert LeadAccess.objects.filter(act="viewed", lead=None, count=0).count() == 1


def test_everything_about_the_person_is_one_file(client, leads):
    response = ask(client, act="export")
    assert response["Content-Type"] == "application/json"
    held = json.loads(response.content)
    assert [each["email"] for each in held["leads"]] == [EMAIL.upper(), EMAIL]
    assert LeadAccess.objects.filter(act="person_exported").count() == 2


def test_erasing_asks_first_and_then_erases_in_all_promotions_in_one_act(client, cast, leads):
    assert "Erase for good" in ask(client, act="erase").content.decode()
    assert Lead.objects.filter(erased_at=None).count() == 3
    response = client.post(
        reverse("admin:clinics_lead_person"), {"act": "erase", "confirmed": "1", "email": EMAIL}, follow=True
    )
    assert "Leads: 2, e-mails: 2." in response.content.decode()
    assert list(Lead.objects.filter(erased_at=None)) == [leads[2]]
    assert set(Lead.objects.exclude(erased_at=None).values_list("erased_by", flat=True)) == {cast.privacy.pk}


def test_an_erased_person_is_still_found_by_the_key(client, leads):
    ask(client, act="erase", confirmed="1")
    assert ask(client).content.decode().count("Erased on") == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": ""}, "This field is required"),
        ({"email": "zelda"}, "valid e"),
        ({"phone": "no number"}, "This is no telephone number"),
    ],
)
def test_what_is_no_address_or_number_gets_a_sentence(client, typed, sentence):
    response = ask(client, **typed)
    assert response.status_code == 422
    assert sentence.lower() in response.content.decode().lower()


def test_a_stranger_to_the_clinic_is_nobody(client):
    assert "Nothing is held about this person" in ask(client).content.decode()
    assert ask(client, act="export").status_code == 200  # the page again, no file
    assert "Nothing is held" in ask(client, act="export").content.decode()


@pytest.mark.parametrize("act", ["find", "export", "erase"])
@pytest.mark.parametrize("name", ["marketing", "desk", "administrator", "writer"])
def test_nobody_but_privacy_gets_in(cast, leads, name, act):
    assert ask(cast.client(name), act=act, confirmed="1").status_code == 403
    assert not Lead.objects.exclude(erased_at=None).exists()
