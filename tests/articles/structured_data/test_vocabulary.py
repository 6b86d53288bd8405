"""Every page speaks the vocabulary of schema.org: known types, properties in their places, references that lead somewhere."""

import json
import re

import pytest
from django.utils import timezone

from articles.models import GlossaryTerm
from tests.articles.factories import (
    ArticleFactory,
    ImageFactory,
    approve,
    make_public,
    verified,
)
from tests.articles.structured_data.vocabulary import PROPERTIES, TYPES, faults
from tests.articles.views.clinic_site import PATHS, make_site
from tests.clinics.factories import ClinicFactory, PromotionFactory

pytestmark = pytest.mark.django_db
SEARCHES = ("/search/", "/search/?q=blood")  # no search engine shows them
OTHERS = ("/clinics/", "/clinics/eastmere/", "/offers/welcome/", "/treatments/exosomes/", "/articles/plain/")


@pytest.fixture
def site(settings):
    settings.SITE_URL = "https://clinic.example"
    article, prp = make_site()
    photo = ImageFactory(
        width=1200,
        height=800,
        credit__ai_origin="generated",
        credit__creator="A. Person",
        credit__copyright_notice="© A. Person",
    )
    prp.edit({"faq": "### Does it hurt?\n\nA little.", "what_happens": "1. **Draw:** blood", "aftercare": "Rest.", "hero": photo.pk}, by=None)  # fmt: skip
    make_public(prp)
    approve(prp)
    article.author.credentials, article.author.role = "MBBS, MRCP", "Dermatologist"
    article.author.save()
    paper = verified(authors="Lee C, Moe DE, The Study Group", journal="Journal of Examples", doi="10.1000/x")
    article.edit({"citations": [paper.pk]}, by=None)
    make_public(article)
    make_public(ArticleFactory(slug="plain", byline="Somebody"))
    GlossaryTerm.objects.create(
        slug="prp", term="platelet-rich plasma", abbreviation="PRP", definition="Plasma."
    )
    clinic = ClinicFactory(
        slug="eastmere", email="eastmere@clinic.example", latitude="51.5", longitude="-0.1"
    )
    clinic.opening_hours.create(weekday=0, opens_at="09:00", closes_at="17:30")
    clinic.opening_exceptions.create(
        first_day=timezone.localdate(), last_day=timezone.localdate(), reason="Holiday"
    )
    clinic.clinic_treatments.create(treatment=prp)
    clinic.practitioners.add(article.author)
    PromotionFactory(slug="welcome")


def graphs(client, path):
    page = client.get(path).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(block)["@graph"] for block in blocks]


@pytest.mark.parametrize("path", [path for path in (*PATHS, *OTHERS) if path not in SEARCHES])
def test_a_page_says_nothing_that_the_vocabulary_does_not_know(site, client, path):
    found = graphs(client, path)
    assert found and any(kind_of(node) & {"WebPage", "MedicalWebPage", "CollectionPage"} for node in found[0])
    assert [fault for graph in found for fault in faults(graph)] == []


def kind_of(node):
    return {node["@type"]} if isinstance(node["@type"], str) else set(node["@type"])


def test_the_table_holds_no_type_or_property_that_no_page_uses(site, client):
    said = json.dumps([graphs(client, path) for path in (*PATHS, *OTHERS)])
    assert {name for name in PROPERTIES if f'"{name}": ' not in said} == set()
    places = {place for facts in PROPERTIES.values() for place in (*facts["on"], *facts["kinds"])}
    parents = {parent for each in TYPES.values() for parent in each}
    assert {kind for kind in TYPES if f'"@type": "{kind}"' not in said} <= places | parents


def test_lists_name_what_they_show_in_order(site, client):
    for path, names in (
        ("/concerns/", ["Fine lines", "Face"]),
        ("/concerns/fine-lines/", ["PRP", "Blood and skin"]),
        ("/treatments/", ["Exosomes", "PRP"]),
        ("/team/", ["Ada Example"]),
    ):
        page = next(node for node in graphs(client, path)[0] if node["@type"] == "CollectionPage")
        entries = page["mainEntity"]["itemListElement"]
        assert [entry["name"] for entry in entries][: len(names)] == names, path
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert all(
            client.get(entry["url"].removeprefix("https://clinic.example")).status_code == 200
            for entry in entries
        )


def test_the_glossary_is_a_set_of_terms(site, client):
    nodes = {node["@type"]: node for node in graphs(client, "/glossary/")[0]}
    [collagen, plasma] = nodes["DefinedTermSet"]["hasDefinedTerm"]
    assert (collagen["name"], collagen["description"]) == ("collagen", "A protein of the skin.")
    assert plasma["alternateName"] == "PRP" and plasma["url"] == "https://clinic.example/glossary/#prp"


def test_only_those_who_are_surely_people_are_said_to_have_written_a_paper(site, client):
    posting = next(
        node for node in graphs(client, "/articles/blood-and-skin/")[0] if node["@type"] == "BlogPosting"
    )
    assert [each["name"] for each in posting["citation"][0]["author"]] == ["Lee C", "Moe DE"]


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Clinic"}, "unknown type Clinic"),
        ({"@type": "Person", "nickname": "A"}, "unknown property nickname"),
        ({"@type": "Person", "headline": "A"}, "headline does not belong on"),
        ({"@type": "Person", "name": ""}, "name is blank"),
        ({"@type": "Person", "worksFor": {"@id": "#nobody"}}, "which is not in the graph"),
        ({"@type": "BlogPosting", "author": "Somebody"}, "author wants"),
        ({"@type": "BlogPosting", "wordCount": "many"}, "wordCount wants"),
        ({"@type": "BlogPosting", "author": {"@type": "ItemList"}}, "author wants"),
        ({"@type": "BlogPosting", "about": {"@type": "Person", "name": ""}}, "name is blank"),
        ({"name": "A"}, "no type"),
    ],
)
def test_the_check_finds(node, fault):
    assert any(fault in each for each in faults([node])), faults([node])
