"""Leads in the admin: in full for those who may, erased and exported through the model's verbs."""

import csv
import io
import json
import zipfile

import pytest
from django.urls import reverse

from clinics import lead_table
from clinics.csv_export import original
from clinics.models import KnownClient, Lead, LeadAccess, OutgoingEmail
from tests.clinics.factories import ConsentWordingFactory, LeadFactory, PromotionFactory, issued_code

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


def test_who_got_no_code_as_an_earlier_client_is_not_said_to_have_one(cast, lead):
    KnownClient.objects.import_list(b"email\nben@example.org\n", list_name="clients.csv", region="GB")
    lead.promotion.issue_to(LeadFactory(email="ben@example.org"))
    page = cast.client("marketing").get(reverse("admin:clinics_lead_changelist")).content.decode()
    assert page.count("Earlier client, no code") == 1


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


def test_a_table_for_marketing_has_no_formulas_and_reads_back_as_it_was(cast, lead):
    response = act(cast.client("marketing"), "export_csv", lead)
    rows = list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    assert rows[1][1] == EMAIL
    assert rows[1][2:4] == ["'+447700900123", "'=HYPERLINK(1)"]
    assert [original(cell) for cell in rows[1][2:4]] == ["+447700900123", "=HYPERLINK(1)"]
    assert "no-store" in response["Cache-Control"]


def test_a_workbook_holds_texts_as_they_are_and_computes_nothing(cast, lead):
    response = act(cast.client("marketing"), "export_xlsx", lead)
    with zipfile.ZipFile(io.BytesIO(b"".join(response))) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    for text in (EMAIL, "+447700900123", "=HYPERLINK(1)"):
        assert f"<t>{text}</t>" in sheet
    assert "<f>" not in sheet and "hyperlink" not in sheet.replace("=HYPERLINK", "")


def test_a_table_has_every_lead_however_many_portions_it_takes(cast, monkeypatch):
    promotion = PromotionFactory()
    monkeypatch.setattr(lead_table, "PORTION", 2)
    for _each in range(5):
        promotion.issue_to(LeadFactory())
    response = act(cast.client("marketing"), "export_csv", Lead.objects.first(), select_across="1")
    assert len(b"".join(response).decode().splitlines()) == 1 + 5


def test_the_whole_file_of_a_person_is_that_of_one_person_over_all_promotions(cast, lead):
    PromotionFactory(headline="Another offer").issue_to(LeadFactory(email=EMAIL.upper()))
    held = json.loads(act(cast.client("privacy"), "export_person", lead).content)
    assert {each["promotion"] for each in held["leads"]} == {lead.promotion.headline, "Another offer"}
    stranger = PromotionFactory().issue_to(LeadFactory()).lead
    both = {"action": "export_person", "_selected_action": [lead.pk, stranger.pk]}
    response = cast.client("privacy").post(reverse("admin:clinics_lead_changelist"), both, follow=True)
    assert "These are several people" in response.content.decode()


# --- on record ----------------------------------------------------------------------------------------------------


def accesses():
    return list(LeadAccess.objects.order_by("pk").values_list("act", "lead", "count"))


def test_lists_searches_and_single_leads_that_somebody_saw_are_on_record_without_personal_data(cast, lead):
    client = cast.client("marketing")
    client.get(reverse("admin:clinics_lead_changelist"))
    client.get(reverse("admin:clinics_lead_changelist"), {"q": EMAIL})
    client.get(reverse("admin:clinics_lead_changelist"), {"q": "nobody@patients.example"})
    client.get(reverse("admin:clinics_lead_change", args=[lead.pk]))
    assert accesses() == [
        ("listed", None, 1),
        ("listed", None, 1),
        ("listed", None, 0),
        ("viewed", lead.pk, 1),
    ]
    assert set(LeadAccess.objects.values_list("by__username", flat=True)) == {"marketing"}


@pytest.mark.parametrize(
    ("action", "recorded"),
    [
        ("export_csv", "exported"),
        ("export_xlsx", "exported"),
        ("export_person", "person_exported"),
        ("withdraw_consent_of_selected", "consent_withdrawn"),
        ("erase_selected", "erased"),
    ],
)
def test_what_somebody_took_out_or_changed_is_on_record(cast, lead, action, recorded):
    b"".join(act(cast.client("privacy"), action, lead, confirmed="1"))
    assert LeadAccess.objects.get(act=recorded).by == cast.privacy
    assert LeadAccess.objects.get(act=recorded).count == 1


def test_nobody_edits_or_deletes_a_record_of_access(cast, lead):
    cast.client("marketing").get(reverse("admin:clinics_lead_change", args=[lead.pk]))
    access, client = LeadAccess.objects.get(), cast.client("superuser")
    for page in ("change", "delete"):
        address = reverse(f"admin:clinics_leadaccess_{page}", args=[access.pk])
        assert client.post(address, {"post": "yes", "count": 9}).status_code == 403
    assert LeadAccess.objects.get().count == 1


# --- erasing ------------------------------------------------------------------------------------------------------


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


@pytest.fixture
def suspect():
    promotion, lead = PromotionFactory(), LeadFactory(email="real@patients.example")
    promotion.keep_apart(lead, "no proof")
    return lead


def test_a_lead_taken_for_spam_is_accepted_once_gets_its_code_and_says_so(cast, suspect):
    client = cast.client("marketing")
    page = reverse("admin:clinics_lead_changelist")
    assert "Taken for spam: no proof" in client.get(page).content.decode()
    for _ in range(2):
        act(client, "accept_selected", suspect)
    assert Lead.objects.genuine().get().promo_code
    assert OutgoingEmail.objects.get().to_address == "real@patients.example"
    suspect.refresh_from_db()
    assert suspect.spam_reason == "no proof"
    assert "Taken for spam (no proof), then accepted" in client.get(page).content.decode()
    accepted = suspect.accesses.get(act="accepted")
    assert accepted.by == cast.marketing


def test_a_lead_of_a_closed_promotion_is_not_accepted_and_one_is_told_why(cast, suspect):
    suspect.promotion.pause(by=cast.marketing)
    response = cast.client("marketing").post(
        reverse("admin:clinics_lead_changelist"),
        {"action": "accept_selected", "_selected_action": [suspect.pk]},
        follow=True,
    )
    assert "gives out no codes now" in response.content.decode()
    assert not Lead.objects.genuine().exists() and not suspect.accesses.filter(act="accepted").exists()


def test_only_who_answers_leads_accepts_them(cast, suspect):
    from django.contrib.auth.models import Permission

    cast.unassigned.user_permissions.add(Permission.objects.get(codename="view_lead"))
    act(cast.client("unassigned"), "accept_selected", suspect)
    assert not Lead.objects.genuine().exists()


def test_the_page_of_a_lead_says_in_words_what_became_of_it(cast):
    lead = issued_code().lead
    page = cast.client("marketing").get(reverse("admin:clinics_lead_change", args=[lead.pk])).content.decode()
    assert "Has a code" in page and "(&#x27;code&#x27;" not in page
