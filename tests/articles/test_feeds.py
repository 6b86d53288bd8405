"""Feeds hold the newest public articles in full, under ids that never change."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone

from tests.articles.factories import ArticleFactory, ImageFactory, PractitionerFactory, make_public

pytestmark = pytest.mark.django_db
ADDRESSES = ["/feeds/articles.rss", "/feeds/articles.atom"]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"


def feed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_article_is_there_in_full(client, address):
    author = PractitionerFactory(name="Dr A. & B. Example")
    body = "## Why & how\n\n" + "A sentence about skin. " * 200 + "\n\n[More](/treatments/prp/)\n\nThe end."
    article = make_public(ArticleFactory(title="Skin < deep & more", slug="skin", body=body, author=author))
    [entry] = feed(client, address).entries
    assert entry.title == "Skin &lt; deep &amp; more" or entry.title == "Skin < deep & more"
    assert entry.link == "https://clinic.example/articles/skin/"
    assert entry.author == "Dr A. & B. Example"
    assert "The end." in entry.content[0].value and "About" not in entry.summary
    assert 'href="https://clinic.example/treatments/prp/"' in entry.content[0].value
    assert entry.published_parsed[:3] == article.publish_from.timetuple()[:3]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_id_survives_a_new_title_and_address(client, address):
    article = make_public(ArticleFactory(slug="old"))
    before = feed(client, address).entries[0].id
    article.edit({"slug": "new", "title": "Another title"}, by=None)
    make_public(article)
    entry = feed(client, address).entries[0]
    assert entry.id == before and entry.link.endswith("/articles/new/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_public_articles_newest_first(client, address):
    now = timezone.now()
    for days, title in ((3, "Oldest"), (1, "Newest"), (2, "Middle")):
        make_public(ArticleFactory(title=title), at=now - timedelta(days=days))
    ArticleFactory(title="A draft")
    make_public(ArticleFactory(title="To come"), at=now + timedelta(days=1))
    make_public(ArticleFactory(title="Gone")).withdraw(by=None, reason="Wrong")
    assert [entry.title for entry in feed(client, address).entries] == ["Newest", "Middle", "Oldest"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_pictures_have_whole_addresses(client, address):
    ImageFactory(slug="vial", remote_url="https://images.unsplash.com/photo-9?a=1&b=2")
    make_public(ArticleFactory(body='![A vial](image:vial "c")\n\nText[^1]\n\n[^1]: Note.', slug="a"))
    [entry] = feed(client, address).entries
    html = entry.content[0].value
    assert 'src="https://images.unsplash.com/photo-9?a=1&amp;b=2"' in html and "srcset" not in html
    assert 'href="https://clinic.example/articles/a/#' in html and 'href="#' not in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_characters_that_xml_does_not_know_break_nothing(client, address):
    make_public(ArticleFactory(title="Bell\x07", body="A\x0b page", excerpt="E\x00"[:1]))
    assert feed(client, address).entries[0].title == "Bell"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_empty_feed_is_a_feed(client, address):
    assert feed(client, address).entries == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_number_of_queries_does_not_grow(client, address, django_assert_max_num_queries):
    for number in range(25):
        ImageFactory(slug=f"p{number}")
        make_public(ArticleFactory(body=f"![x](image:p{number})"))
    with django_assert_max_num_queries(3):  # whether a change is due, articles, pictures
        assert len(feed(client, address).entries) == 20


def test_the_feed_names_its_own_address(client):
    make_public(ArticleFactory())
    assert (
        b'<atom:link href="https://clinic.example/feeds/articles.rss" rel="self"'
        in client.get(ADDRESSES[0]).content
    )
    assert b'href="https://clinic.example/feeds/articles.atom" rel="self"' in client.get(ADDRESSES[1]).content
