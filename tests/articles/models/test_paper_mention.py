"""What a text names without recording it is known after every save, and no longer once the page refers to it."""

import pytest
from django.core.management import call_command

from articles.models import Citation, PaperMention
from articles.models.content_audit import weak
from tests.articles.factories import ArticleFactory, CitationFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db
TEXT = "Skin is thin, as Cervantes et al. (2018) say.\n\nIt is thick (Lee 2020)."


def written(body=TEXT, **content):
    article = ArticleFactory(body="Nothing.")
    article.edit({"body": body, **content}, by=None)
    return article


def mentions(page):
    return {each.words: (each.is_live, each.is_newest) for each in PaperMention.objects.of(page)}


def test_a_saved_text_leaves_its_mentions_with_their_sentence():
    article = written()
    assert mentions(article) == {"Cervantes et al. (2018)": (False, True), "(Lee 2020)": (False, True)}
    assert PaperMention.objects.get(words="(Lee 2020)").sentence == "It is thick (Lee 2020)."


def test_every_text_of_a_treatment_counts():
    treatment = TreatmentTypeFactory()
    treatment.edit({"how_it_works": "So say Smith and Jones, 2019."}, by=None)
    assert list(mentions(treatment)) == ["Smith and Jones, 2019"]


def test_a_reference_of_the_page_is_no_unresolved_mention():
    paper = CitationFactory(authors="Lee C, Moe D", year=2020, as_written='{"author": "x"}')
    article = written(citations=[paper.pk])
    assert list(mentions(article)) == ["Cervantes et al. (2018)"]
    article.edit({"citations": []}, by=None)
    assert len(mentions(article)) == 2


def test_live_and_newest_text_are_told_apart():
    article = make_public(written())
    article.edit({"body": "It is thick (Lee 2020). New: (Moe 2021)."}, by=None)
    assert mentions(article) == {
        "Cervantes et al. (2018)": (True, False),
        "(Lee 2020)": (True, True),
        "(Moe 2021)": (False, True),
    }


def test_rebuilding_gives_the_same(capsys):
    article = written()
    before = mentions(article)
    PaperMention.objects.all().delete()
    call_command("rebuild_links")
    assert mentions(article) == before


def test_the_check_says_the_same():
    found = [each.text for each in written().findings() if each.rule == "K05"]
    assert found == ["Cervantes et al. (2018)", "(Lee 2020)"]


def test_the_audit_names_public_pages_with_such_a_mention():
    article = make_public(written())
    make_public(ArticleFactory())
    written()
    assert list(weak(type(article), "mention")) == [article]


def test_referring_to_the_paper_leaves_the_words_that_fit_and_corrects_those_that_do_not():
    lee, cervantes = (
        CitationFactory(authors="Lee C", year=2020),
        CitationFactory(authors="Leo MS, Kumar AS, X Y", year=2015),
    )
    article = written()
    assert lee.refer_from(article, "(Lee 2020)", by=None)
    assert cervantes.refer_from(article, "Cervantes et al. (2018)", by=None)
    article.refresh_from_db()
    assert article.body == "Skin is thin, as Leo et al. (2015) say.\n\nIt is thick (Lee 2020)."
    assert set(article.citations.all()) == set(Citation.objects.all())
    assert article.latest_revision.note == "“Cervantes et al. (2018)” recorded as a reference"
    assert mentions(article) == {}
