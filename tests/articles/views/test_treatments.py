"""The page of a treatment, the list, and treatments side by side."""

from datetime import date
from decimal import Decimal

import pytest

from articles.models import Citation, EvidenceStatement, TreatmentType
from tests.articles.factories import CitationFactory, TreatmentTypeFactory, approve, make_public, verified
from tests.articles.views.clinic_site import make_site
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db

ORDER = [
    "At a glance", "Before you read on", "Who it may suit, and who not", "How it works", "What the evidence says", "What happens, step by step",
    "When results show", "Risks", "Contraindications", "Aftercare", "When to get help", "Alternatives, doing nothing among them",
    "Where it is given, and by whom", "Questions to ask at your consultation", "Questions and answers", "References", "About this page",
]  # fmt: skip


def treatment(**fields):
    return make_public(TreatmentTypeFactory(slug="prp", name="PRP", **fields))


def test_follows_the_order_that_patients_need(client):
    treatment(faq="### Does it hurt?\n\nYou feel needles.")
    assert Page(client.get("/treatments/prp/")).heading_titles(2)[: len(ORDER)] == ORDER


def test_a_blank_is_not_stated_and_never_invented(client):
    treatment(sessions="Three")
    page = Page(client.get("/treatments/prp/"))
    assert "Sessions Three" in page.text
    assert "Downtime Not stated" in page.text and "Price from Not stated" in page.text
    assert "Serious Not stated" in page.text


def test_a_price_says_what_it_includes(client):
    treatment(price_from=Decimal("250.00"), price_currency="GBP", price_includes="one session")
    assert "Price from £250 Includes: one session" in Page(client.get("/treatments/prp/")).text


def test_care_cards_keep_their_level_for_those_who_do_not_see_the_colour(client):
    treatment(when_to_get_help="> **Urgent advice: Call us today if**\n>\n> - it gets worse")
    assert "Urgent advice: Call us today if" in Page(client.get("/treatments/prp/")).text


def test_evidence_comes_with_level_population_direction_limits_date_and_state(client):
    page = treatment()
    EvidenceStatement.objects.create(
        treatment=page, text="A small change was seen.", level="pilot", population="people", direction="mixed", limits="Only 12 people.",
        as_of=date(2026, 11, 1), citation=CitationFactory(authors="Example A", state=Citation.State.UNVERIFIED),
    )  # fmt: skip
    text = Page(client.get("/treatments/prp/")).text
    for words in (
        "Level Not confirmed",
        "Studied in People",
        "Mixed",
        "Only 12 people.",
        "1 November 2026",
        "Not verified",
    ):
        assert words in text
    assert "have checked: none yet" in text


def test_a_verified_paper_raises_the_level(client):
    paper = verified(study_type="pilot")
    EvidenceStatement.objects.create(
        treatment=treatment(), text="Seen.", level="pilot", population="people", citation=paper
    )
    assert "have checked: Small pilot studies in people" in Page(client.get("/treatments/prp/")).text


@pytest.mark.parametrize(
    ("population", "is_warned"), [("animals", True), ("cells", True), ("people", False), ("mixed", False)]
)
def test_says_when_nothing_has_been_shown_in_people(client, population, is_warned):
    EvidenceStatement.objects.create(
        treatment=treatment(), text="Seen in mice.", level="animal", population=population
    )
    assert ("Not yet shown in people" in Page(client.get("/treatments/prp/")).text) is is_warned


def test_carries_the_notices_of_the_sites_jurisdiction(client, settings):
    treatment(family="vesicle")
    settings.JURISDICTIONS = ["UK"]
    assert "Exosomes in the United Kingdom" in Page(client.get("/treatments/prp/")).text
    settings.JURISDICTIONS = ["US"]
    page = Page(client.get("/treatments/prp/"))
    assert "Exosomes in the United States" in page.text and "United Kingdom" not in page.text


def test_evidence_that_changed_after_the_review_takes_the_badge_away(client):
    page = TreatmentTypeFactory(slug="prp")
    approve(page)
    make_public(page)
    assert "not been reviewed" not in Page(client.get("/treatments/prp/")).text
    EvidenceStatement.objects.create(treatment=page, text="New.")
    assert "not been reviewed" in Page(client.get("/treatments/prp/")).text


def test_a_draft_ahead_shows_neither_text_nor_note(client):
    page = treatment(summary="The public text.")
    page.edit({"summary": "The next text."}, by=None, note="Secret plans")
    text = Page(client.get("/treatments/prp/")).text
    assert "The public text." in text and "The next text." not in text and "Secret plans" not in text


def test_a_prescription_only_medicine_is_neither_indexed_nor_put_on_the_home_page(client):
    treatment(is_prescription_only=True)
    assert Page(client.get("/treatments/prp/")).all("meta", name="robots", content="noindex")
    assert "/treatments/prp/" not in Page(client.get("/")).links


def test_what_is_in_research_stands_apart_and_says_that_it_can_not_be_booked(client):
    treatment(maturity=TreatmentType.Maturity.RESEARCH)
    assert "In research, not offered" in Page(client.get("/treatments/")).heading_titles(2)
    assert "can't be booked here" in Page(client.get("/treatments/prp/")).text


def test_compares_what_the_records_say(client):
    make_site()
    TreatmentType.objects.filter(slug="prp").update(sessions="Three", risks_serious="- Blindness")
    page = Page(client.get("/treatments/compare/?t=prp&t=exosomes"))
    assert "Sessions Three Not stated" in page.text
    assert "Blindness" in page.text and "How it is given Injection On the skin" in page.text
    assert len(page.all("th", scope="col")) == 2


@pytest.mark.parametrize("query", ["", "?t=prp", "?t=prp&t=prp", "?t=prp&t=hidden", "?t=nothing&t=no"])
def test_with_fewer_than_two_it_asks_for_a_choice(client, query):
    make_site()
    TreatmentTypeFactory(slug="hidden", name="Hidden")
    page = Page(client.get(f"/treatments/compare/{query}"))
    assert not page.all("table") and "Choose two to four" in page.text
    assert len(page.all("input", type="checkbox")) == 2 and "Hidden" not in page.text


def test_more_than_four_are_cut_to_the_first_four(client):
    slugs = [make_public(TreatmentTypeFactory()).slug for _ in range(6)]
    page = Page(client.get("/treatments/compare/?" + "&".join(f"t={slug}" for slug in slugs)))
    assert len(page.all("th", scope="col")) == 4
