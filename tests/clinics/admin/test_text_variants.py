"""Marketing starts and ends second texts in the admin."""

import pytest
from django.urls import reverse

from clinics.models import Promotion, TextVariant
from tests.articles.admin.forms import form_data
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/clinics/textvariant/add/"


@pytest.fixture
def promotion():
    return PromotionFactory(headline="First", summary="")


def start(cast, promotion, **fields):
    form = {"promotion": promotion.pk, "headline": "Second", "summary": ""}
    return cast.client("marketing").post(ADD, form | fields, follow=True)


def test_a_text_is_started_by_the_person_who_fills_in_the_form(cast, promotion):
    assert start(cast, promotion).status_code == 200
    text = TextVariant.objects.get()
    assert (text.headline, text.promotion, text.started_by) == ("Second", promotion, cast.marketing)


def test_what_cannot_be_compared_is_refused_in_words(cast, promotion):
    assert "Write another one." in start(cast, promotion, headline="First").content.decode()
    start(cast, promotion)
    assert "End it first." in start(cast, promotion, headline="Third").content.decode()
    assert TextVariant.objects.count() == 1


def test_somebody_who_was_quicker_is_no_error(cast, promotion, monkeypatch):
    start(cast, promotion)
    monkeypatch.setattr(Promotion, "second_text", None)  # as the form saw it a moment earlier
    assert "Somebody else has just started" in start(cast, promotion, headline="Third").content.decode()


def test_a_trial_is_ended_after_a_question_and_its_figures_stay(cast, promotion):
    start(cast, promotion)
    text = TextVariant.objects.get()
    address = reverse("admin:clinics_textvariant_end", args=[text.pk])
    assert "own text again" in cast.client("marketing").get(address).content.decode()
    assert TextVariant.objects.running().exists()
    cast.client("marketing").post(address)
    text.refresh_from_db()
    assert text.ended_by == cast.marketing
    page = (
        cast.client("marketing")
        .get(reverse("admin:clinics_textvariant_change", args=[text.pk]))
        .content.decode()
    )
    assert reverse("report_second_text", args=[text.pk]) in page and address not in page


def test_the_promotion_leads_to_the_trial_and_its_own_text_stays_as_it_is_meanwhile(cast, promotion):
    address = reverse("admin:clinics_promotion_change", args=[promotion.pk])
    page = cast.client("marketing").get(address).content.decode()
    assert f"{ADD}?promotion={promotion.pk}" in page and 'name="headline"' in page
    text = promotion.start_second_text(headline="Second", by=cast.marketing)
    page = cast.client("marketing").get(address).content.decode()
    assert reverse("report_second_text", args=[text.pk]) in page and 'name="headline"' not in page
    assert f"?promotion={promotion.slug}" in page


def test_the_overview_of_the_reports_leads_to_the_comparison(cast, promotion):
    text = promotion.start_second_text(headline="Second", by=cast.marketing)
    promotion.views.create(day="2026-06-01", path="/articles/prp/")
    page = (
        cast.client("marketing")
        .get("/admin/reports/promotions/?from=2026-06-01&to=2026-06-01")
        .content.decode()
    )
    assert reverse("report_second_text", args=[text.pk]) in page
    page = cast.client("marketing").get(reverse("report_second_text", args=[text.pk])).content.decode()
    assert "Too early" in page and reverse("admin:clinics_textvariant_end", args=[text.pk]) in page


@pytest.mark.parametrize("field", ["headline", "summary"])
def test_words_that_the_law_forbids_are_refused_at_their_field(cast, promotion, field):
    response = start(cast, promotion, **{field: "Botox at a good price"})
    assert response.context["adminform"].form.errors.keys() == {field}
    assert "“Botox”: Prescription-only medicines may not be advertised" in response.content.decode()
    assert not TextVariant.objects.exists()


def test_pressure_is_told_after_starting_and_stands_beside_both_texts(cast, promotion):
    told = [str(message) for message in start(cast, promotion, summary="Hurry up.").context["messages"]]
    assert any(message.startswith("Warning, Summary “Hurry”") for message in told)
    text = TextVariant.objects.get()
    for page in ("textvariant_change", text.pk), ("promotion_change", promotion.pk):
        address = reverse(f"admin:clinics_{page[0]}", args=[page[1]])
        assert "<mark>Hurry</mark>" in cast.client("marketing").get(address).content.decode()


def test_a_promotion_is_neither_saved_nor_resumed_with_a_forbidden_second_text(cast, promotion):
    promotion.start_second_text(headline="Second", by=cast.marketing)
    TextVariant.objects.update(headline="Botox")  # allowed when it was started
    address = reverse("admin:clinics_promotion_change", args=[promotion.pk])
    client = cast.client("marketing")
    page = client.post(address, form_data(client.get(address)) | {"value": "Another"}).content.decode()
    assert "must end first. Headline: “Botox”" in page
    promotion.pause(by=cast.marketing)
    for resume in (
        lambda: client.post(reverse("admin:clinics_promotion_resume", args=[promotion.pk]), follow=True),
        lambda: client.post(
            reverse("admin:clinics_promotion_changelist"),
            {"action": "resume_selected", "_selected_action": [promotion.pk]},
            follow=True,
        ),
    ):
        page = resume().content.decode()
        assert "stays paused" in page and "Second text, Headline: “Botox”" in page and "Resumed." not in page
    promotion.refresh_from_db()
    assert promotion.paused_at and promotion.value != "Another"
