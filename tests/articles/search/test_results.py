"""The order of results, filters, pages; odd queries are harmless."""

import pytest
from django.core.management import call_command

from articles.models import SearchDocument, SearchWord
from articles.search import search
from tests.articles.factories import ArticleFactory, CategoryFactory, TreatmentTypeFactory, make_public
from tests.articles.search.pages import article, titles

pytestmark = pytest.mark.django_db


def test_treatments_come_before_articles():
    article("PRP PRP PRP", "PRP " * 50)
    make_public(TreatmentTypeFactory(name="Platelets", definition="Also called PRP."))
    assert titles("prp") == ["Platelets", "PRP PRP PRP"]


def test_a_word_in_the_title_counts_more():
    article("Something else", "One mention of needling in a text about skin.")
    article("Needling", "Skin.")
    assert titles("needling")[0] == "Needling"


def test_filters_narrow(pigment, polynucleotides):
    science = CategoryFactory(slug="science")
    article("Skin one", concerns=[pigment])
    article("Skin two", category=science)
    assert titles("skin", concern="pigmentation") == ["Skin one"]
    assert titles("skin", category="science") == ["Skin two"]
    assert titles("skin", area="neck") == ["Polynucleotides"]
    assert titles("skin", kind="treatment") == ["Polynucleotides"]
    assert titles(concern="pigmentation") == ["Skin one"]
    assert titles("skin", concern="nothing") == []


def test_results_come_in_pages():
    for number in range(12):
        article(f"Skin {number}")
    first, second = search("skin"), search("skin", page=2)
    assert (first.total, first.pages, len(first.hits), len(second.hits)) == (12, 2, 10, 2)
    assert not {hit.title for hit in first.hits} & {hit.title for hit in second.hits}
    assert search("skin", page=99).page == 2 and search("skin", page=-1).page == 1


@pytest.mark.parametrize(
    "query",
    ["", "   ", "?!", '"', "(", "*", "AND", "NEAR(", "title_stems:x", "'; DROP TABLE x", "a" * 5000, "\x00"],
)
def test_odd_queries_are_harmless(query):
    article("Skin")
    search(query)


def test_an_empty_query_finds_nothing():
    article("Skin")
    assert search("").total == 0


def test_rebuilding_brings_everything_back(capsys):
    article("Skin one")
    make_public(TreatmentTypeFactory(name="Skin two"))
    ArticleFactory(title="Skin draft")
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    call_command("rebuild_search")
    assert titles("skin") == ["Skin two", "Skin one"] and search("skni").corrected == "skin"
    assert "2 pages" in capsys.readouterr().out


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    for number in range(15):
        article(f"Skin {number}")
    with django_assert_max_num_queries(6):
        search("skin")
    with django_assert_max_num_queries(20):
        search("skni wrnkles")
