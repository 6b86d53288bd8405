"""The JSON feed holds what the other feeds hold, under the same ids, as JSON Feed 1.1 wants it."""

from datetime import datetime

import feedparser
import pytest

from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    ImageFactory,
    PractitionerFactory,
    make_public,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/feeds/articles.json"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"
    settings.SITE_NAME = "Example Clinic"


def test_an_article_is_there_in_full(client):
    article = ArticleFactory(
        title="Skin & light", slug="skin", excerpt="Why light matters.", body="## Why\n\n[More](/treatments/prp/)\n\nThe end.",
        author=PractitionerFactory(name="Dr A. Example", slug="a"), category=CategoryFactory(name="Daylight"),
        hero=ImageFactory(remote_url="https://images.unsplash.com/photo-1"),
    )  # fmt: skip
    article.tags.add("sun", "Daylight")
    make_public(article)
    [item] = client.get(ADDRESS).json()["items"]
    assert item["url"] == "https://clinic.example/articles/skin/" and item["title"] == "Skin & light"
    assert 'href="https://clinic.example/treatments/prp/"' in item["content_html"]
    assert "The end." in item["content_html"] and item["summary"] == "Why light matters."
    assert item["image"] == "https://images.unsplash.com/photo-1"
    assert item["authors"] == [{"name": "Dr A. Example", "url": "https://clinic.example/team/a/"}]
    assert sorted(item["tags"]) == ["Daylight", "sun"]


def test_dates_carry_their_zone(client):
    make_public(ArticleFactory())
    [item] = client.get(ADDRESS).json()["items"]
    published, modified = (datetime.fromisoformat(item[f"date_{name}"]) for name in ("published", "modified"))
    assert published.tzinfo and modified.tzinfo and published <= modified


def test_the_feed_says_what_it_is_and_where(client):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert response.json() == {
        "version": "https://jsonfeed.org/version/1.1", "title": "Example Clinic", "description": "New articles", "language": "en-gb",
        "home_page_url": "https://clinic.example/articles/", "feed_url": "https://clinic.example/feeds/articles.json", "items": [],
    }  # fmt: skip


def test_ids_are_those_of_the_other_feeds(client):
    make_public(ArticleFactory())
    [entry] = feedparser.parse(client.get("/feeds/articles.atom").content).entries
    assert [item["id"] for item in client.get(ADDRESS).json()["items"]] == [entry.id]


def test_only_what_is_public_is_there(client):
    ArticleFactory(title="A draft")
    make_public(ArticleFactory(title="Gone")).withdraw(by=None, reason="Wrong")
    assert client.get(ADDRESS).json()["items"] == []


def test_every_page_names_the_feed(client):
    page = client.get("/").content.decode()
    assert (
        f'<link rel="alternate" type="application/feed+json" title="Example Clinic" href="{ADDRESS}">' in page
    )


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    client.get(ADDRESS)
    for number in range(25):
        article = ArticleFactory(body=f"![x](image:p{number})", hero=ImageFactory(slug=f"p{number}"))
        article.tags.add(f"tag {number}")
        make_public(article)
    with django_assert_max_num_queries(5):  # whether a change is due, articles, tags and their kind, pictures
        assert len(client.get(ADDRESS).json()["items"]) == 20
