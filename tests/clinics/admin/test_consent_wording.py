"""The sentences people agree to: versions, with proof, and fixed once somebody agreed."""

import hashlib

import pytest
from django.urls import reverse

from clinics.models import ConsentWording
from tests.articles.admin.forms import form_data
from tests.clinics.factories import ConsentWordingFactory, LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db


def page_of(wording):
    return reverse("admin:clinics_consentwording_change", args=[wording.pk])


def test_the_page_shows_the_digest_and_how_many_agreed_and_still_do(cast):
    wording = ConsentWordingFactory(text="Letters, please.")
    promotion = PromotionFactory(consent_wording=wording)
    lead = promotion.issue_to(LeadFactory(), is_consenting=True).lead
    promotion.issue_to(LeadFactory(), is_consenting=True)
    lead.withdraw_consent()
    response = cast.client("marketing").get(page_of(wording))
    page = response.content.decode()
    assert hashlib.sha256(b"Letters, please.").hexdigest() in page
    assert (response.context["original"].given, response.context["original"].live) == (2, 1)


def test_a_used_text_cannot_be_edited_and_an_unused_one_can(cast):
    used, unused = ConsentWordingFactory(text="The text agreed to."), ConsentWordingFactory()
    PromotionFactory(consent_wording=used).issue_to(LeadFactory(), is_consenting=True)
    client = cast.client("marketing")
    for wording in (used, unused):
        client.post(page_of(wording), form_data(client.get(page_of(wording))) | {"text": "Other words."})
    used.refresh_from_db()
    unused.refresh_from_db()
    assert (used.text, unused.text) == ("The text agreed to.", "Other words.")


def test_the_box_on_the_form_is_unticked_and_no_condition(client, cast):
    wording = ConsentWordingFactory(text="I would like letters.")
    page = client.get(PromotionFactory(consent_wording=wording).get_absolute_url()).content.decode()
    box = page[page.index('name="marketing_consent"') - 100 :][:200]
    assert "checked" not in box and "required" not in box
    assert "I would like letters." in page


def test_a_version_number_is_taken_once(cast):
    ConsentWordingFactory(version=7)
    client, address = cast.client("marketing"), reverse("admin:clinics_consentwording_add")
    response = client.post(address, form_data(client.get(address)) | {"version": 7, "text": "Again."})
    assert response.status_code == 200
    assert ConsentWording.objects.count() == 1
