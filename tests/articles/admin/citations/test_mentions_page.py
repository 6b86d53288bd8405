"""All mentions that no page records are listed with their pages, sentences and the papers that may be meant."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.articles.factories import ArticleFactory, CitationFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/citation/mentions/"


def written(text, title="The page"):
    article = ArticleFactory(title=title)
    article.edit({"body": text}, by=None)
    return article


def test_each_mention_stands_once_with_its_pages_sentences_and_suggestions(cast):
    written("One says so (Lee 2020).", title="First page")
    written("Another, too (Lee 2020).", title="Second page")
    CitationFactory(authors="Lee C", year=2019, title="The nearest")
    CitationFactory(authors="Other A", year=2020, title="Not this")
    text = cast.client("writer").get(PAGE).text
    assert text.count("(Lee 2020) · 2 pages") == 1
    for words in ("First page", "Second page", "One says so (Lee 2020).", "Lee (2019) · The nearest"):
        assert words in text
    assert "Not this" not in text
    assert f"{reverse('admin:articles_citation_add')}?as_written=%28Lee+2020%29" in text


def test_a_choice_lets_every_page_refer_to_the_paper_as_a_new_version(cast):
    article, treatment = written("So says (Lee 2020)."), TreatmentTypeFactory()
    treatment.edit({"how_it_works": "So says (Lee 2020)."}, by=None)
    paper = CitationFactory(authors="Lee C", year=2020)
    page = cast.client("writer").post(PAGE, {"words": "(Lee 2020)", "citation": paper.pk}, follow=True)
    assert "2 pages refer to" in page.text and "among the references of its page" in page.text
    for each in (article, treatment):
        each.refresh_from_db()
        assert list(each.citations.all()) == [paper] and each.latest_revision.created_by == cast.writer


@pytest.mark.parametrize("name", ["reviewer", "administrator"])
def test_who_may_not_write_reads_the_list_and_changes_nothing(cast, name):
    article, paper = written("So says (Lee 2020)."), CitationFactory(authors="Lee C", year=2020)
    client = cast.client(name)
    assert "Which paper is meant?" not in client.get(PAGE).text
    assert client.post(PAGE, {"words": "(Lee 2020)", "citation": paper.pk}).status_code == 403
    assert not article.citations.exists()


@pytest.mark.parametrize("number", ["", "x", "999999", "9" * 30])
def test_no_paper_chosen_is_said(cast, number):
    written("So says (Lee 2020).")
    page = cast.client("writer").post(PAGE, {"words": "(Lee 2020)", "citation": number}, follow=True)
    assert "Choose the paper that is meant." in page.text


def test_the_new_reference_is_filled_in_with_the_words(cast):
    written("So says (Lee 2020).")
    form = cast.client("writer").get(
        f"{reverse('admin:articles_citation_add')}?as_written=%28Lee+2020%29&year=2020"
    )
    assert "(Lee 2020)</textarea>" in form.text


def test_the_list_is_searched_and_an_empty_one_says_so(cast):
    client = cast.client("writer")
    assert "Every paper that a text names" in client.get(PAGE).text
    written("(Lee 2020) and (Moe 2021)")
    text = client.get(PAGE, {"q": "moe"}).text
    assert "(Moe 2021)" in text and "(Lee 2020) ·" not in text


def test_a_longer_list_needs_no_more_queries(cast):
    client = cast.client("writer")

    def queries():
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    written("(Lee 2020)")
    few = queries()
    for number in range(30):
        written(f"(Lee 2020) and (Moe {1960 + number})")
    assert queries() <= few
