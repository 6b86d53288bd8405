"""What the pages tell machines stands on them for people too."""

import html
import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    CategoryFactory,
    CitationFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    verified,
)

pytestmark = pytest.mark.django_db


def read(client, address):
    """The nodes of the page's graph, and its visible text in one line."""
    page = client.get(address).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    nodes = [node for block in blocks for node in json.loads(block)["@graph"]]
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    # Inline elements join their neighbours, all others stand apart.
    text = re.sub(r"</?(?!a\b|em\b|strong\b|span\b|b\b|i\b|sup\b)[a-z][^>]*>", " ", body)
    return {node["@type"]: node for node in nodes}, line(html.unescape(re.sub(r"<[^>]*>", "", text)))


def line(text):
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture
def treatment():
    made = TreatmentTypeFactory(
        name="PRP",
        slug="prp",
        aliases="Platelet-rich plasma",
        definition="Plasma of your own blood, injected.",
        deliveries=["harvest", "injection"],
        what_happens="1. **Draw:** some blood\n2. **Spin:** it",
        aftercare="Keep the skin *clean*.",
        faq="### Does it hurt?\n\nMost people feel **some** pain &mdash; a little.\n\n### Is it for me?\n\nAsk us.",
        hero=ImageFactory(),
    )
    made.indications.create(concern=ConcernFactory(), area=BodyAreaFactory(name="Back of the hands"))
    return make_public(made)


def test_a_treatment_page_says_the_same_to_both(client, treatment):
    approve(treatment)
    nodes, seen = read(client, "/treatments/prp/")
    procedure, page = nodes["MedicalProcedure"], nodes["MedicalWebPage"]
    assert procedure["procedureType"] == "https://schema.org/PercutaneousProcedure"
    for text in (procedure["name"], procedure["description"], *procedure["bodyLocation"],
                 *procedure["howPerformed"].splitlines(), *procedure["followup"].splitlines(),
                 page["reviewedBy"]["name"], nodes["ImageObject"]["creator"]["name"]):  # fmt: skip
        assert line(text) in seen, text


def test_every_question_and_answer_is_on_the_page(client, treatment):
    nodes, seen = read(client, "/treatments/prp/")
    entries = nodes["FAQPage"]["mainEntity"]
    assert [entry["name"] for entry in entries] == ["Does it hurt?", "Is it for me?"]
    for entry in entries:
        assert line(entry["name"]) in seen and line(entry["acceptedAnswer"]["text"]) in seen


def test_an_article_page_says_the_same_to_both(client, treatment):
    ImageFactory(slug="vial", credit__creator="Second Photographer")
    paper = verified(doi="10.1/x", title="A true paper")
    article = ArticleFactory(
        slug="skin", title="Skin & light", body="## Why\n\nText.\n\n![A vial](image:vial)", hero=ImageFactory(),
        author=PractitionerFactory(name="Dr A. Example"), category=CategoryFactory(name="Daylight"),
    )  # fmt: skip
    article.treatments.add(treatment)
    article.citations.add(paper, CitationFactory(title="A doubtful paper"))
    make_public(article)
    nodes, seen = read(client, "/articles/skin/")
    posting = nodes["BlogPosting"]
    for text in (posting["headline"], posting["description"], posting["author"]["name"], posting["articleSection"],
                 posting["about"][0]["name"], posting["citation"][0]["name"]):  # fmt: skip
        assert line(text) in seen, text
    assert [cited["name"] for cited in posting["citation"]] == ["A true paper"]
    assert len(posting["image"]) == 2
    for crumb in nodes["BreadcrumbList"]["itemListElement"]:
        assert line(crumb["name"]) in seen


def test_no_badge_without_its_record(client, treatment):
    nodes, _ = read(client, "/treatments/prp/")
    assert "reviewedBy" not in nodes["MedicalWebPage"] and "lastReviewed" not in nodes["MedicalWebPage"]


def test_an_overdue_review_is_no_badge(client, treatment):
    approve(treatment, due=timezone.localdate() - timedelta(days=1))
    nodes, _ = read(client, "/treatments/prp/")
    assert "reviewedBy" not in nodes["MedicalWebPage"]


def test_a_practitioner_page_says_the_same_to_both(client):
    PractitionerFactory(
        slug="a", name="Dr A. Example", role="Dermatologist", credentials="MBBS",
        registration_body="EXAMPLE", registration_number="EXAMPLE-77",
    )  # fmt: skip
    nodes, seen = read(client, "/team/a/")
    person = nodes["Person"]
    for text in (
        person["name"],
        person["jobTitle"],
        person["hasCredential"]["name"],
        person["identifier"]["value"],
    ):
        assert text in seen


def test_the_home_page_leads_to_the_search(client, settings):
    nodes, _ = read(client, "/")
    template = nodes["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    address = template.removeprefix(settings.SITE_URL).replace("{search_term_string}", "skin")
    assert client.get(address).status_code == 200
