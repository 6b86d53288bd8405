"""The graph says what the page shows, and nothing that has no record."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import ImageCredit
from articles.rendering import to_html
from articles.rendering.reading import plain_text
from articles.structured_data import (
    article_json_ld,
    home_json_ld,
    json_ld,
    page_json_ld,
    practitioner_json_ld,
    treatment_json_ld,
)
from tests.articles.factories import (
    ArticleFactory,
    CitationFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    verified,
)

pytestmark = pytest.mark.django_db
CRUMBS = [("Home", "/"), ("Articles", "/articles/")]


def graph(block: str) -> dict[str, dict]:
    """The nodes of a data block by type."""
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', block, re.DOTALL)
    document = json.loads(text)
    assert document["@context"] == "https://schema.org"
    return {node["@type"]: node for node in document["@graph"]}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"
    settings.SITE_NAME = "Example Clinic"


def test_an_article_says_who_wrote_it_when():
    author = PractitionerFactory(name="Dr A. Example", role="Dermatologist")
    article = make_public(ArticleFactory(title="Skin & words", slug="skin", author=author))
    posting = graph(article_json_ld(article, crumbs=CRUMBS, words=900))["BlogPosting"]
    assert posting["headline"] == "Skin & words"
    assert posting["author"]["name"] == "Dr A. Example"
    assert posting["author"]["url"].startswith("https://clinic.example/team/")
    assert posting["timeRequired"] == "PT5M" and posting["wordCount"] == 900
    assert posting["datePublished"] <= posting["dateModified"]
    assert posting["mainEntityOfPage"] == {"@id": "https://clinic.example/articles/skin/#webpage"}


def test_an_article_without_a_named_author_is_the_organisations():
    posting = graph(article_json_ld(make_public(ArticleFactory()), crumbs=CRUMBS))["BlogPosting"]
    assert posting["author"] == {"@id": "https://clinic.example/#organization"}


def test_every_reference_within_the_graph_leads_somewhere():
    article = make_public(ArticleFactory(hero=ImageFactory()))
    block = article_json_ld(article, crumbs=CRUMBS)
    nodes = json.loads(re.search(r">(.*)<", block, re.DOTALL)[1])["@graph"]
    ids = {node["@id"] for node in nodes}
    assert set(re.findall(r'\{"@id": "([^"]+)"\}', block)) <= ids


def test_breadcrumbs_have_positions_names_and_addresses():
    block = article_json_ld(make_public(ArticleFactory()), crumbs=CRUMBS)
    assert graph(block)["BreadcrumbList"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://clinic.example/"},
        {"@type": "ListItem", "position": 2, "name": "Articles", "item": "https://clinic.example/articles/"},
    ]


def test_a_title_cannot_end_the_script():
    title = "</script><script>alert(1)</script><!-- & \u2028"
    block = article_json_ld(make_public(ArticleFactory(title=title)), crumbs=CRUMBS)
    assert block.count("</script>") == 1 and block.count("<") == 2
    assert graph(block)["BlogPosting"]["headline"] == title


def test_a_picture_carries_its_licence():
    image = ImageFactory(width=1200, height=800)
    ImageCredit.objects.filter(image=image).update(
        creator_url="https://unsplash.com/@a",
        source_url="https://unsplash.com/p/1",
        licence_url="https://unsplash.com/license",
    )
    image.refresh_from_db()
    node = graph(article_json_ld(make_public(ArticleFactory(hero=image)), crumbs=CRUMBS))["ImageObject"]
    assert node["contentUrl"] == image.remote_url
    assert node["creator"] == {"@type": "Person", "name": "A Photographer", "url": "https://unsplash.com/@a"}
    assert node["license"] == "https://unsplash.com/license"
    assert node["acquireLicensePage"] == "https://unsplash.com/p/1"
    assert node["creditText"] == "A Photographer / Unsplash · Unsplash License"


def test_a_picture_made_by_ai_says_so():
    image = ImageFactory(credit__ai_origin="generated")
    node = graph(article_json_ld(make_public(ArticleFactory(hero=image)), crumbs=CRUMBS))["ImageObject"]
    assert node["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")


def test_a_withdrawn_picture_leaves_the_graph():
    image = ImageFactory()
    article = make_public(ArticleFactory(hero=image))
    image.withdraw_consent(by=None)
    article.refresh_from_db()
    nodes = graph(article_json_ld(article, crumbs=CRUMBS))
    assert "ImageObject" not in nodes and "image" not in nodes["BlogPosting"]


def test_an_article_about_a_treatment_is_a_medical_page():
    treatment = make_public(TreatmentTypeFactory(name="PRP", slug="prp"))
    nodes = graph(article_json_ld(make_public(ArticleFactory()), crumbs=CRUMBS, treatments=[treatment]))
    assert nodes["MedicalWebPage"]["medicalAudience"]["audienceType"] == "Patient"
    assert nodes["BlogPosting"]["about"][0]["name"] == "PRP"
    assert "MedicalWebPage" not in graph(article_json_ld(make_public(ArticleFactory()), crumbs=CRUMBS))


def test_only_verified_papers_count():
    paper = verified(doi="10.1/a")
    block = article_json_ld(
        make_public(ArticleFactory()), crumbs=CRUMBS, citations=[paper, CitationFactory()]
    )
    [cited] = graph(block)["BlogPosting"]["citation"]
    assert cited["identifier"] == "doi:10.1/a"


def test_a_review_shows_only_with_a_valid_record():
    treatment = make_public(TreatmentTypeFactory(deliveries=["topical"]))

    def page(review):
        return graph(treatment_json_ld(treatment, crumbs=CRUMBS, sections={}, review=review))[
            "MedicalWebPage"
        ]

    review = approve(treatment, practitioner=None)
    assert page(review)["reviewedBy"]["name"] == review.practitioner.name
    assert page(review)["lastReviewed"] == timezone.localdate().isoformat()
    review.next_due_on = timezone.localdate() - timedelta(days=1)
    assert "reviewedBy" not in page(review) and "lastReviewed" not in page(None)


@pytest.mark.parametrize(
    ("deliveries", "kind"),
    [
        (["injection"], "PercutaneousProcedure"),
        (["topical", "injection"], "PercutaneousProcedure"),
        (["microneedling"], "PercutaneousProcedure"),
        (["harvest", "topical"], "PercutaneousProcedure"),
        (["topical"], "NoninvasiveProcedure"),
        (["topical", "home_product"], "NoninvasiveProcedure"),
    ],
)
def test_the_kind_of_procedure_follows_from_how_it_is_given(deliveries, kind):
    treatment = make_public(TreatmentTypeFactory(deliveries=deliveries))
    procedure = graph(treatment_json_ld(treatment, crumbs=CRUMBS, sections={}))["MedicalProcedure"]
    assert procedure["procedureType"] == f"https://schema.org/{kind}"


def test_an_unknown_delivery_claims_no_kind():
    treatment = make_public(TreatmentTypeFactory(deliveries=[]))
    block = treatment_json_ld(treatment, crumbs=CRUMBS, sections={})
    assert "procedureType" not in block and "Noninvasive" not in block


def test_an_injected_treatment_is_nowhere_called_non_invasive():
    treatment = make_public(TreatmentTypeFactory(deliveries=["topical", "injection"]))
    assert "Noninvasive" not in treatment_json_ld(treatment, crumbs=CRUMBS, sections={})


def test_questions_equal_the_visible_text():
    faq = to_html(
        "### Does it hurt?\n\nSome *people* feel it &mdash; a little.\n", top_level=3, id_prefix="faq-"
    )
    treatment = make_public(TreatmentTypeFactory())
    page = graph(treatment_json_ld(treatment, crumbs=CRUMBS, sections={"faq": faq}))["FAQPage"]
    [question] = page["mainEntity"]
    seen = plain_text(faq.html)
    assert question["name"] in seen and question["acceptedAnswer"]["text"] in seen


def test_a_treatment_shows_its_own_facts():
    treatment = make_public(
        TreatmentTypeFactory(name="PRP", aliases="Vampire facial\n\nPlatelets", definition="Plasma.")
    )
    sections = {"what_happens": to_html("1. **Draw:** blood")}
    procedure = graph(treatment_json_ld(treatment, crumbs=CRUMBS, sections=sections, areas=["Face"]))[
        "MedicalProcedure"
    ]
    assert "alternateName" not in procedure  # the page does not show nicknames
    assert procedure["howPerformed"] == "Draw: blood" and procedure["bodyLocation"] == ["Face"]
    assert "followup" not in procedure


def test_a_practitioner_shows_the_registration():
    person = PractitionerFactory(registration_body="GMC", registration_number="EXAMPLE-1")
    node = graph(practitioner_json_ld(person, crumbs=CRUMBS))["Person"]
    assert node["identifier"] == {"@type": "PropertyValue", "propertyID": "GMC", "value": "EXAMPLE-1"}


def test_the_home_page_names_the_search():
    nodes = graph(home_json_ld())
    action = nodes["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == "https://clinic.example/search/?q={search_term_string}"
    assert nodes["Organization"]["name"] == "Example Clinic"


def test_other_pages_have_their_way_home():
    assert "BreadcrumbList" in graph(page_json_ld("Team", "/team/", crumbs=CRUMBS))


def test_blank_properties_are_left_out():
    assert json_ld([{"@type": "Thing", "name": "", "url": None, "image": []}]).count('"') == 12


def test_the_clinic_never_rates_itself():
    treatment = make_public(TreatmentTypeFactory())
    block = treatment_json_ld(treatment, crumbs=CRUMBS, sections={}) + home_json_ld()
    assert "AggregateRating" not in block and '"Review"' not in block
