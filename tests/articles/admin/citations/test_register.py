"""What a DOI register says is shown and chosen from; it overwrites nothing by itself, and a retraction is said loudly."""

import pytest
from django.urls import reverse

from articles.models import Citation
from tests.articles.factories import CitationFactory, verified
from tests.articles.outside.register_server import DOI, WORK

pytestmark = pytest.mark.django_db
RETRACTED = WORK | {"updated-by": [{"DOI": "10.1000/notice", "type": "retraction", "label": "Retraction"}]}
ADD = "/admin/articles/citation/add-references/"


def compare(client, citation, **data):
    return client.post(reverse("admin:articles_citation_compare", args=[citation.pk]), data, follow=True)


def test_a_doi_is_looked_up_shown_and_then_added(cast, register):
    client = cast.client("writer")
    page = client.post(ADD, {"doi": DOI, "text": ""})
    assert "A paper that is registered" in page.text and not Citation.objects.exists()
    client.post(ADD, {"text": page.context["form"]["text"].value(), "is_confirmed": "1"})
    assert Citation.objects.get(doi=DOI).authors == "Lee C, Moe DE"


def test_a_doi_that_the_register_does_not_know_is_an_error_of_its_field(cast, register):
    assert "knows no paper with the DOI" in cast.client("writer").post(ADD, {"doi": "10.1000/no"}).text


def test_without_a_register_the_field_is_not_there(cast):
    assert 'name="doi"' not in cast.client("writer").get(ADD).text


@pytest.mark.parametrize("name", ["add", "compare"])
def test_a_retraction_is_said_loudly(cast, register, name):
    register.knows(RETRACTED)
    client = cast.client("writer")
    page = client.post(ADD, {"doi": DOI}) if name == "add" else compare(client, CitationFactory(doi=DOI))
    assert "Look out" in page.text and "Retraction" in page.text and "10.1000/notice" in page.text


def test_differences_are_shown_and_nothing_is_overwritten(cast, register):
    citation = CitationFactory(doi=DOI, title="Another title", authors="Lee C, Moe DE", year=2020)
    page = compare(cast.client("writer"), citation).text
    assert "A paper that is registered" in page and "Another title" in page and "value_year" not in page
    citation.refresh_from_db()
    assert citation.title == "Another title"


def test_only_what_is_ticked_is_taken_over_and_a_verification_ends(cast, register):
    citation = verified(by=cast.reviewer, doi=DOI, title="Another title", year=1999)
    answers = {"take": ["title"], "value_title": "A paper that is registered", "value_year": "2020"}
    assert "has to be verified again" in compare(cast.client("writer"), citation, **answers).text
    citation.refresh_from_db()
    assert (citation.title, citation.year, citation.state) == (
        "A paper that is registered",
        1999,
        "unverified",
    )


@pytest.mark.parametrize(
    "forged", [{"take": ["state"], "value_state": "verified"}, {"take": ["key"], "value_key": "x"}]
)
def test_nothing_else_is_taken_over(cast, register, forged):
    citation = CitationFactory(doi=DOI, key="kept")
    compare(cast.client("writer"), citation, **forged)
    citation.refresh_from_db()
    assert (citation.state, citation.key) == ("unverified", "kept")


def test_a_register_that_is_away_is_said_on_the_page(cast, register):
    citation = CitationFactory(doi="10.1000/gone")
    assert "knows no paper" in compare(cast.client("writer"), citation).text


def test_opening_the_page_asks_nobody(cast, register):
    citation = CitationFactory(doi=DOI)
    cast.client("writer").get(reverse("admin:articles_citation_compare", args=[citation.pk]))
    assert not register.asked
