"""Links are picked from our own pages: by title, with their state, for those who may view them."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.articles.factories import ArticleFactory, ConcernFactory, TreatmentTypeFactory, make_public
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db


def pick(client, words):
    return client.get(reverse("admin:articles_link_pick"), {"q": words}).json()["results"]


def test_pages_are_found_by_title_with_their_state_and_relative_address(cast):
    make_public(ArticleFactory(title="Skin in winter", slug="winter"))
    ArticleFactory(title="Dry skin", slug="dry")
    TreatmentTypeFactory(name="Skin booster", slug="booster")
    ConcernFactory(name="Uneven skin", slug="uneven")
    found = {hit["label"]: (hit["state"], hit["url"]) for hit in pick(cast.client("writer"), "skin")}
    assert found == {
        "Skin in winter": ("article · Public", "/articles/winter/"),
        "Dry skin": ("article · Draft", "/articles/dry/"),
        "Skin booster": ("treatment · Draft", "/treatments/booster/"),
        "Uneven skin": ("concern · Public", "/concerns/uneven/"),
    }


def test_titles_that_begin_with_the_words_come_first(cast):
    for title in ("About skin", "Skin care", "More skin"):
        ArticleFactory(title=title)
    TreatmentTypeFactory(name="Skin booster")
    labels = [hit["label"] for hit in pick(cast.client("writer"), "skin")]
    assert labels == ["Skin care", "Skin booster", "About skin", "More skin"]


def test_a_kind_of_page_that_somebody_may_not_view_is_not_searched(cast):
    ClinicFactory(name="Skin house")
    assert pick(cast.client("writer"), "skin") == []
    assert [hit["label"] for hit in pick(cast.client("editor"), "skin")] == ["Skin house"]


def test_the_search_costs_a_query_for_each_kind_however_much_there_is(cast, django_assert_max_num_queries):
    client = cast.client("editor")
    Article.objects.bulk_create(Article(title=f"Skin {n}", slug=f"skin-{n}") for n in range(60))
    with django_assert_max_num_queries(9):  # session, user, permissions, and five kinds
        found = pick(client, "skin")
    assert len(found) == 5


@pytest.mark.parametrize(("who", "status"), [("reviewer", 403), ("desk", 403), ("visitor", 302)])
def test_only_writers_search(cast, who, status):
    assert cast.client(who).get(reverse("admin:articles_link_pick"), {"q": "a"}).status_code == status
