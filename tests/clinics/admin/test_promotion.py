"""The page of a promotion: what the law refuses, what the check says, its state, caps and versions of terms."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.admin.promotion import PromotionForm
from clinics.models import Promotion
from tests.articles.admin.forms import form_data
from tests.articles.factories import TreatmentTypeFactory
from tests.clinics.factories import PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
GOOD = {
    "headline": "A first consultation", "slug": "first", "value": "One consultation",
    "terms": "For adults who are new clients. It can't be swapped for money.",
}  # fmt: skip


@pytest.fixture
def client(cast):
    return cast.client("marketing")


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def page_of(promotion):
    return reverse("admin:clinics_promotion_change", args=[promotion.pk])


def save(client, promotion=None, **fields):
    address = page_of(promotion) if promotion else reverse("admin:clinics_promotion_add")
    return client.post(address, form_data(client.get(address)) | {"_continue": "1"} | fields, follow=True)


@pytest.mark.parametrize("field", ["headline", "summary", "value", "terms", "exclusions"])
def test_a_prescription_only_medicine_in_the_text_is_refused_at_its_field(client, field):
    response = save(client, **GOOD | {field: "Botox at a good price"})
    assert not Promotion.objects.exists()
    assert "“Botox”: Prescription-only medicines may not be advertised" in text(response)
    assert response.context["adminform"].form.errors.keys() == {field}


def test_a_forbidden_word_in_a_text_that_the_form_does_not_show_is_told_above_the_form(client):
    promotion = PromotionFactory(headline="Botox for all")
    fields = {**GOOD, "slug": promotion.slug}
    form = PromotionForm(fields, instance=promotion)
    del form.fields["headline"]
    assert "“Botox”" in form.non_field_errors()[0]


def test_where_no_law_forbids_it_the_word_is_no_error(client, settings):
    settings.JURISDICTIONS = ["US"]
    save(client, **GOOD | {"headline": "Botox at a good price"})
    assert Promotion.objects.exists()


def test_warnings_are_told_after_saving_and_stand_beside_the_form(client):
    response = save(client, **GOOD | {"summary": "Hurry, it is for everybody.", "validity_days": 7})
    told = [str(message) for message in response.context["messages"]]
    assert any(
        message.startswith("Warning, Summary “Hurry”: A procedure must not be sold under pressure of time.")
        and "CAP Code 1.3" in message
        for message in told
    )
    assert any("valid for less than fourteen days" in message for message in told)
    again = client.get(page_of(Promotion.objects.get()))
    assert "2 warnings" in text(again)
    assert re.search(r"<mark>Hurry</mark>", again.content.decode())


def test_a_plain_offer_is_saved_without_a_word(client):
    response = save(client, **GOOD)
    assert [message.level_tag for message in response.context["messages"]] == ["success"]
    assert "The check found nothing" in text(response)


def test_a_treatment_that_became_forbidden_shows_on_the_page_and_closes_the_promotion(client):
    promotion, treatment = PromotionFactory(terms=GOOD["terms"]), TreatmentTypeFactory(name="Toxin")
    promotion.treatments.add(treatment)
    type(treatment).objects.update(is_prescription_only=True)
    page = text(client.get(page_of(promotion)))
    assert "1 error" in page and "no offer may cover them" in page and "Toxin" in page
    assert "Closed" in page and not promotion.is_open


def test_caps_show_what_is_used(client):
    promotion = PromotionFactory(issue_cap=9, redemption_cap=4)
    issued_code(promotion)
    page = text(client.get(page_of(promotion)))
    assert "Codes issued: 1 of 9" in page and "Redemptions: 0 of 4" in page


def test_it_is_paused_and_resumed_on_its_page_with_name_and_time(client, cast):
    promotion = PromotionFactory()
    response = client.post(reverse("admin:clinics_promotion_pause", args=[promotion.pk]), follow=True)
    promotion.refresh_from_db()
    assert promotion.paused_by == cast.marketing
    assert "Paused by marketing" in text(response) and "Resume" in text(response)
    client.post(reverse("admin:clinics_promotion_resume", args=[promotion.pk]))
    promotion.refresh_from_db()
    assert promotion.is_open


def test_who_only_looks_has_no_button(cast):
    promotion = PromotionFactory()
    page = cast.client("administrator").get(page_of(promotion)).content.decode()
    assert reverse("admin:clinics_promotion_pause", args=[promotion.pk]) not in page


def test_the_page_lists_the_versions_of_terms_with_their_codes_and_leads_to_the_public_page(client):
    promotion = PromotionFactory(value="The first value", terms="**Bold** terms")
    issued_code(promotion)
    Promotion.objects.update(value="The second value")
    promotion.refresh_from_db()
    issued_code(promotion), issued_code(promotion)
    page = client.get(page_of(promotion)).content.decode()
    rows = re.findall(r"<td>(The \w+ value)</td>.*?<td class=\"number\">(\d)</td>", page, re.DOTALL)
    assert rows == [("The second value", "2"), ("The first value", "1")]
    assert f'href="{promotion.get_absolute_url()}"' in page
    assert "<strong>Bold</strong> terms" in page


def test_a_form_with_an_error_shows_the_state_on_record(client):
    promotion = PromotionFactory(paused_at=timezone.now(), paused_by=UserFactory(username="somebody"))
    response = save(client, promotion, headline="Botox")
    assert "Paused by somebody" in text(response)
    promotion.refresh_from_db()
    assert promotion.headline != "Botox"
