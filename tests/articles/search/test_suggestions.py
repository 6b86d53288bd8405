"""What is offered while somebody types: public pages by their names, in a fixed order of kinds."""

import pytest

from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    ConcernFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db


def offered(client, query):
    answer = client.get("/search/suggest/", {"q": query})
    assert answer.status_code == 200 and answer["X-Robots-Tag"] == "noindex"
    return [(each["kind"], each["name"]) for each in answer.json()]


def test_an_unfinished_word_offers_treatments_concerns_areas_and_articles_in_this_order(client):
    make_public(ArticleFactory(title="Crepey skin explained"))
    make_public(TreatmentTypeFactory(name="Crepey treatment"))
    ConcernFactory(name="Crepey skin")
    BodyAreaFactory(name="Crepey area")
    assert offered(client, "crep") == [
        ("treatment", "Crepey treatment"),
        ("concern", "Crepey skin"),
        ("area", "Crepey area"),
        ("article", "Crepey skin explained"),
    ]


def test_patients_words_find_a_concern(client):
    ConcernFactory(name="Uneven colour", patient_wording="dark spots, sun spots")
    assert ("concern", "Uneven colour") in offered(client, "dark sp")


def test_other_names_find_a_treatment(client):
    make_public(TreatmentTypeFactory(name="Polynucleotides", aliases="PDRN"))
    assert offered(client, "pdrn") == [("treatment", "Polynucleotides")]
    assert offered(client, "polynucl") == [("treatment", "Polynucleotides")]


def test_words_of_the_text_alone_are_left_to_the_search(client):
    make_public(ArticleFactory(title="About skin", body="Everything on fibroblasts."))
    assert offered(client, "fibroblast") == []


def test_at_most_eight_and_no_kind_crowds_out_another(client):
    for number in range(9):
        make_public(ArticleFactory(title=f"Plasma {number}"))
        make_public(TreatmentTypeFactory(name=f"Plasma kind {number}"))
    kinds = [kind for kind, _name in offered(client, "plasma")]
    assert len(kinds) == 8 and kinds.count("treatment") == 4


def test_drafts_are_never_offered(client):
    ArticleFactory(title="Secret plasma").edit({}, by=None)
    assert offered(client, "plasma") == []


@pytest.mark.parametrize("query", ["", "p", "  ", "the", "%", '"', "\x00\x00", "'*(", "a" * 5000])
def test_nothing_sensible_offers_nothing_and_does_no_harm(client, query):
    make_public(ArticleFactory(title="Plasma"))
    assert offered(client, query) == []


def test_costs_as_many_queries_for_many_pages_as_for_few(client, django_assert_num_queries):
    for _ in range(2):
        make_public(ArticleFactory(title="Plasma"))
        make_public(TreatmentTypeFactory(name="Plasma"))
        for number in range(6):
            ArticleFactory(title=f"Plasma {number}")
        with django_assert_num_queries(10):
            offered(client, "plasma")
