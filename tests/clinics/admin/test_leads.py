"""Leads in the admin: in full for those who may, erased and exported through the model's verbs."""

import csv
import io
import json

import pytest
from django.urls import reverse

from clinics.models import Lead, OutgoingEmail
from tests.clinics.factories import ConsentWordingFactory, LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
EMAIL = "reader.one@patients.example"


@pytest.fixture
def lead():
    promotion = PromotionFactory(consent_wording=ConsentWordingFactory())
    lead = LeadFactory(email=EMAIL, phone="+447700900123", name="=HYPERLINK(1)")
    return promotion.issue_to(lead, is_consenting=True).lead


def act(client, action, lead, **more):
    return client.post(
        reverse("admin:clinics_lead_changelist"), {"action": action, "_selected_action": [lead.pk], **more}
    )


def test_marketing_sees_a_lead_in_full_and_finds_it_by_its_address(cast, lead):
    page = cast.client("marketing").get(reverse("admin:clinics_lead_changelist"), {"q": "reader.one"})
    assert EMAIL in page.content.decode()


def test_without_the_right_the_contact_is_masked_and_not_searched(cast, lead):
    from django.contrib.auth.models import Permission

    cast.unassigned.user_permissions.add(Permission.objects.get(codename="view_lead"))
    client = cast.client("unassigned")
    for address in (
        reverse("admin:clinics_lead_changelist"),
        reverse("admin:clinics_lead_change", args=[lead.pk]),
    ):
        page = client.get(address).content.decode()
        assert EMAIL not in page and "7700900123" not in page
        assert "r•••@p•••.example" in page
    page = client.get(reverse("admin:clinics_lead_changelist"), {"q": "nobody-has-this"})
    assert "r•••@p•••.example" in page.content.decode()


def test_a_table_for_marketing_has_no_formulas(cast, lead):
    response = act(cast.client("marketing"), "export_selected", lead)
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[1][1] == EMAIL
    assert rows[1][3] == "'=HYPERLINK(1)"
    assert "no-store" in response["Cache-Control"]


def test_the_whole_file_of_a_person_names_everything_held(cast, lead):
    response = act(cast.client("privacy"), "export_person", lead)
    held = json.loads(response.content)["leads"][0]
    assert held["email"] == EMAIL
    assert held["consents"][0]["withdrawn_at"] is None
    assert held["emails"][0]["to_address"] == EMAIL
    assert held["code"]["code"]


def test_erasing_asks_first_and_then_leaves_nothing(cast, lead):
    page = act(cast.client("privacy"), "erase_selected", lead)
    assert page.status_code == 200 and "Erase for good" in page.content.decode()
    assert Lead.objects.get(pk=lead.pk).email == EMAIL
    act(cast.client("privacy"), "erase_selected", lead, confirmed="1")
    lead.refresh_from_db()
    assert (lead.email, lead.phone, lead.name, lead.erased_by) == ("", "", "", cast.privacy)
    assert not OutgoingEmail.objects.exclude(to_address="").exists()


def test_consent_is_withdrawn_in_the_name_of_who_was_told(cast, lead):
    act(cast.client("privacy"), "withdraw_consent_of_selected", lead)
    assert not lead.is_subscribed
    assert lead.consents.get().withdrawn_by == cast.privacy


@pytest.mark.parametrize("action", ["erase_selected", "withdraw_consent_of_selected", "export_person"])
def test_marketing_neither_erases_nor_takes_a_persons_file(cast, lead, action):
    response = act(cast.client("marketing"), action, lead, confirmed="1")
    lead.refresh_from_db()
    assert lead.email == EMAIL and lead.is_subscribed
    assert "application/json" not in response["Content-Type"]


def test_nobody_edits_or_deletes_a_lead(cast, lead):
    client = cast.client("superuser")
    assert (
        client.post(reverse("admin:clinics_lead_delete", args=[lead.pk]), {"post": "yes"}).status_code == 403
    )
    assert (
        client.post(
            reverse("admin:clinics_lead_change", args=[lead.pk]), {"email": "x@y.example"}
        ).status_code
        == 403
    )
    lead.refresh_from_db()
    assert lead.email == EMAIL
