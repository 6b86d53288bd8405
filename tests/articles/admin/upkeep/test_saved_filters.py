"""A choice of a list is kept under a name: one's own, or for everybody who may see the list."""

import pytest

from articles.models import SavedFilter
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def keep(client, query="?status__exact=draft&p=2", name="Drafts", **more):
    return client.post(f"{LIST}filters/", {"name": name, "query": query, **more})


def above(client, query=""):
    html = client.get(f"{LIST}{query}").content.decode()
    return (
        html[html.index("saved-filters") : html.index("</section>", html.index("saved-filters"))]
        if "saved-filters" in html
        else ""
    )


def test_a_choice_is_kept_without_the_page_of_the_list_and_opens_it(cast):
    ArticleFactory()
    client = cast.client("writer")
    assert "Keep this choice" in above(client, "?q=skin")
    response = keep(client, "?q=skin&status__exact=draft&p=3&e=1")
    assert response["Location"] == f"{LIST}?q=skin&status__exact=draft"
    html = above(client, "?status__exact=draft&q=skin")
    assert 'href="?q=skin&amp;status__exact=draft" aria-current="true">Drafts</a>' in html
    assert "Keep this choice" not in html


def test_the_same_name_again_replaces_it(cast):
    client = cast.client("writer")
    keep(client)
    keep(client, "?q=skin")
    assert list(SavedFilter.objects.values_list("name", "query")) == [("Drafts", "q=skin")]


def test_others_see_only_what_is_shared_and_cannot_drop_it(cast):
    keep(cast.client("writer"), name="Mine")
    keep(cast.client("writer"), name="Ours", is_shared="on")
    other = cast.client("editor")
    html = above(other)
    assert "Ours" in html and "Mine" not in html and "Forget" not in html
    for saved in SavedFilter.objects.all():
        assert other.post(f"{LIST}filters/{saved.pk}/").status_code == 404
    assert SavedFilter.objects.count() == 2


def test_its_owner_drops_it(cast):
    client = cast.client("writer")
    keep(client)
    client.post(f"{LIST}filters/{SavedFilter.objects.get().pk}/")
    assert above(client) == ""


@pytest.mark.parametrize(
    "form", [{"name": ""}, {"query": ""}, {"query": "?p=2"}, {"query": "q=" + "x" * 2000}]
)
def test_nothing_is_kept_without_a_name_and_a_choice(cast, form):
    response = cast.client("writer").post(
        f"{LIST}filters/", {"name": "Drafts", "query": "q=skin"} | form, follow=True
    )
    assert "Filter or search the list first" in response.content.decode()
    assert not SavedFilter.objects.exists()


def test_who_may_not_see_the_list_keeps_nothing(cast):
    assert keep(cast.client("desk")).status_code == 403
    assert not SavedFilter.objects.exists()
