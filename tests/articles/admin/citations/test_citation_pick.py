"""A paper is picked while writing: found by what people remember, with its state, and added where it is new."""

import pytest
from django.urls import reverse

from articles.models import Citation
from tests.articles.admin.forms import form_data, save
from tests.articles.factories import ArticleFactory, CitationFactory, TreatmentTypeFactory, verified
from tests.articles.outside.register_server import DOI

pytestmark = pytest.mark.django_db


def pick(client, words):
    return client.get(reverse("admin:articles_citation_pick"), {"q": words}).json()["results"]


def add(client, words):
    return client.post(reverse("admin:articles_citation_quick_add"), {"words": words})


@pytest.mark.parametrize(
    "words", ["lee 2020", "blood skin", "10.1000/find", "Lee et al. (2020)"[:4], "lee-2020"]
)
def test_a_paper_is_found_by_author_year_title_doi_and_key(cast, words):
    paper = CitationFactory(
        key="lee-2020", authors="Lee C, Moe D", year=2020, title="Blood for the skin", doi="10.1000/find"
    )
    CitationFactory(authors="Other A", year=1999, title="Something else")
    (found,) = [hit for hit in pick(cast.client("writer"), words) if hit["key"] != "new"]
    assert found["markdown"] == "Lee and Moe (2020)"
    assert found["state"] == "Not verified · [@lee-2020]"
    assert found["relation"] == {"field": "citations", "value": paper.pk, "label": str(paper)}


def test_verified_papers_come_first_and_the_list_is_bounded(cast, django_assert_max_num_queries):
    for _number in range(20):
        CitationFactory(authors="Aaa B")
    verified(by=cast.reviewer, authors="Zzz B")
    client = cast.client("writer")
    client.get("/admin/")
    with django_assert_max_num_queries(8):
        found = pick(client, "")
    assert found[0]["state"].startswith("Verified") and len(found) <= 12


def test_a_pasted_reference_or_a_doi_is_offered_as_a_new_paper_and_added_once(cast):
    client, line = cast.client("writer"), "Lee C, Moe D. A first paper. J Ex. 2020;1:1. doi:10.1234/first"
    (offer,) = pick(client, line)
    assert offer["label"] == "Add as a new paper: Lee and Moe (2020)" and offer["add"] == line
    assert not Citation.objects.exists()
    for _again in range(2):
        (added,) = add(client, line).json()["results"]
        assert added["markdown"] == "Lee and Moe (2020)"
    assert Citation.objects.get().state == "unverified"
    assert not pick(client, "10.1234/unknown-but-a-doi")[0].get("relation")


def test_a_bare_doi_is_completed_by_the_register(cast, register):
    (added,) = add(cast.client("writer"), DOI).json()["results"]
    assert added["markdown"] == "Lee and Moe (2020)"


def test_a_bare_doi_is_added_as_it_is_when_the_register_is_away(cast):
    assert add(cast.client("writer"), "10.1234/bare").json()["results"]
    assert Citation.objects.get().doi == "10.1234/bare"


def test_what_is_no_single_paper_is_refused_in_words(cast):
    assert "not one paper" in add(cast.client("writer"), "just words").json()["error"]


def test_who_may_not_add_is_offered_nothing_new_and_refused(cast):
    client = cast.client("reviewer")
    assert pick(client, "10.1234/first") == []
    assert add(client, "10.1234/first").status_code == 403


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_typed_key_becomes_the_papers_words_and_joins_the_references(cast, make):
    paper, page = CitationFactory(key="lee-2020", authors="Lee C, Moe D", year=2020), make()
    field = "body" if make is ArticleFactory else "how_it_works"
    save(cast.client("writer"), page, **{field: "Shown by [@Lee-2020] in 2020."})
    page.refresh_from_db()
    assert getattr(page, field) == "Shown by Lee and Moe (2020) in 2020."
    assert list(page.citations.all()) == [paper]


def test_a_key_that_no_paper_has_is_an_error_of_its_field(cast):
    page, client = ArticleFactory(), cast.client("writer")
    url = reverse("admin:articles_article_change", args=[page.pk])
    html = client.post(url, form_data(client.get(url)) | {"body": "As [@nobody-1900] says."}).text
    assert "No paper on record has the key [@nobody-1900]" in html


def test_the_form_says_how_a_paper_is_named_without_a_script(cast):
    html = cast.client("writer").get(reverse("admin:articles_article_add")).text
    assert "for example [@leo-2015]" in html
