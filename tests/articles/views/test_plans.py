"""The page of a plan shows the union of what its treatments risk, forbid and have to say."""

import pytest

from tests.articles.factories import (
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
    plan_of,
)
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db


def public_plan(*facts, **fields):
    treatments = [make_public(TreatmentTypeFactory(**each)) for each in facts]
    plan = plan_of(*treatments, slug="plan", name="A plan", **fields)
    plan.sign(by=PractitionerFactory(name="Dr Signer", user=make_user()).user)
    plan.publish(by=None)
    return plan


def test_shows_the_union_of_risks_contraindications_and_notices(client, settings):
    settings.JURISDICTIONS = ["UK"]
    public_plan(
        {
            "name": "Vesicles",
            "family": "vesicle",
            "risks_serious": "- Infection",
            "not_suitable": "- Allergy",
        },
        {"name": "Plasma", "risks_serious": "- Blindness", "contraindications": "- Blood thinners"},
    )
    page = Page(client.get("/plans/plan/"))
    for words in (
        "Infection",
        "Blindness",
        "Allergy",
        "Blood thinners",
        "Exosomes in the United Kingdom",
        "Dr Signer",
    ):
        assert words in page.text
    for level in (3, 4):
        assert page.heading_titles(level).count("Vesicles") == 3 == page.heading_titles(level).count("Plasma")
    levels = [level for level, _title in page.headings]
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_a_blank_section_of_one_treatment_is_said(client):
    public_plan({"name": "One", "risks_serious": "- Infection"}, {"name": "Other"})
    text = Page(client.get("/plans/plan/")).text
    assert "Serious One Infection Other Not stated" in text


def test_the_treatments_stand_in_their_order_with_what_they_are_for(client):
    public_plan({"name": "First", "deliveries": ["topical"]}, {"name": "Second"})
    page = Page(client.get("/plans/plan/"))
    assert "1. First Texture Not stated On the skin" in page.text and "2. Second" in page.text
    assert any(link.startswith("/treatments/compare/?t=") for link in page.links)


def test_a_treatments_page_and_the_list_lead_to_its_plans(client):
    plan = public_plan({"slug": "one"}, {"slug": "other"})
    for address in ("/treatments/one/", "/plans/"):
        assert "/plans/plan/" in Page(client.get(address)).links
    plan.withdraw()
    for address in ("/treatments/one/", "/plans/"):
        assert "/plans/plan/" not in Page(client.get(address)).links


def test_a_prescription_only_medicine_keeps_the_plan_out_of_search_engines_and_the_sitemap(client):
    public_plan({"is_prescription_only": True}, {})
    assert Page(client.get("/plans/plan/")).all("meta", name="robots", content="noindex")
    assert b"/plans/plan/" not in client.get("/sitemap.xml").content


def test_costs_as_many_queries_for_four_treatments_as_for_two(client, django_assert_num_queries):
    public_plan({}, {})
    client.get("/")  # the look of the site is read once a minute, not once a page
    with django_assert_num_queries(5):
        client.get("/plans/plan/")
    plan = plan_of(*(make_public(TreatmentTypeFactory()) for _ in range(4)), slug="four")
    plan.sign(by=PractitionerFactory(user=make_user()).user)
    plan.publish(by=None)
    with django_assert_num_queries(5):
        client.get("/plans/four/")


def test_an_unsigned_plan_is_not_found(client):
    plan_of(make_public(TreatmentTypeFactory()), make_public(TreatmentTypeFactory()), slug="draft")
    assert client.get("/plans/draft/").status_code == 404
    assert "No plan has been signed" in Page(client.get("/plans/")).text
