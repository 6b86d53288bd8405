"""What is much read is counted, not chosen, and nobody who reads is known."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Readership
from articles.models.readership import ENOUGH, HALF_LIFE
from tests.articles.factories import ArticleFactory, make_public
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db


def read(client, slug, site="same-origin"):
    return client.post(f"/articles/{slug}/read/", headers={"Sec-Fetch-Site": site})


def much_read(client):
    page = Page(client.get("/"))
    return (
        [link for link in page.links if link.startswith("/articles/read-")]
        if "Much read" in page.text
        else []
    )


@pytest.fixture
def articles():
    return [make_public(ArticleFactory(slug=f"read-{name}", title=name)) for name in ("one", "two")]


def test_the_most_read_stand_first_once_they_are_read_enough(client, articles):
    for _ in range(ENOUGH):
        read(client, "read-one")
    assert "Much read these weeks" in Page(client.get("/")).text
    for _ in range(ENOUGH + 1):
        read(client, "read-two")
    found = [article.slug for article in (each.article for each in Readership.objects.much())]
    assert found == ["read-two", "read-one"]


def test_too_few_readings_say_nothing(client, articles):
    for _ in range(ENOUGH - 1):
        read(client, "read-one")
    assert "Much read" not in Page(client.get("/")).text


def test_older_readings_fade(articles):
    one, two = articles
    now = timezone.localdate()
    for _ in range(2 * ENOUGH):
        Readership.objects.count_one(one, on=now - timedelta(days=2 * HALF_LIFE))
    for _ in range(ENOUGH):
        Readership.objects.count_one(two, on=now)
    assert [each.article for each in Readership.objects.much()] == [two]
    assert Readership.objects.get(article=one).count == 2 * ENOUGH


def test_nothing_of_the_reader_is_kept_and_no_cookie_set(client, articles):
    answer = read(client, "read-one")
    assert (answer.status_code, answer.content, bool(answer.cookies)) == (204, b"", False)
    assert {field.name for field in Readership._meta.fields} == {"id", "article", "weight", "count"}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_other_sites_and_machines_are_not_counted(client, articles, site):
    read(client, "read-one", site)
    assert not Readership.objects.exists()


def test_neither_drafts_nor_unknown_pages_are_counted(client):
    ArticleFactory(slug="draft")
    assert read(client, "draft").status_code == read(client, "nothing").status_code == 204
    assert not Readership.objects.exists()


def test_it_can_not_be_opened(client, articles):
    assert client.get("/articles/read-one/read/").status_code == 405


def test_the_page_tells_where_it_is_counted(client, articles):
    page = Page(client.get("/articles/read-one/"))
    assert page.all("article", data_read="/articles/read-one/read/")


def test_a_withdrawn_article_is_not_much_read(client, articles):
    for _ in range(ENOUGH):
        read(client, "read-one")
    articles[0].withdraw(by=None, reason="Wrong.")
    assert "Much read" not in Page(client.get("/")).text
