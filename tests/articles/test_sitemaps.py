"""The sitemap names every public page with the true date of its last change, and no other page."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import sitemaps
from articles.models import Article
from tests.articles.factories import (
    ArticleFactory,
    BodyAreaFactory,
    CategoryFactory,
    ConcernFactory,
    ImageFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
)

pytestmark = pytest.mark.django_db
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"


def entries(client, address="/sitemap.xml"):
    response = client.get(address)
    assert response.status_code == 200 and response["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(response.content)
    return {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}


def test_every_kind_of_public_page_is_there(client):
    category = CategoryFactory(slug="science")
    make_public(ArticleFactory(slug="skin", category=category))
    make_public(TreatmentTypeFactory(slug="prp"))
    ConcernFactory(slug="lines")
    PractitionerFactory(slug="a-example")
    found = entries(client)
    for path in ("/", "/articles/", "/articles/skin/", "/treatments/", "/treatments/prp/", "/concerns/lines/",
                 "/articles/category/science/", "/team/a-example/"):  # fmt: skip
        assert f"https://clinic.example{path}" in found


def test_no_draft_and_nothing_of_its_category(client):
    ArticleFactory(slug="draft", category=CategoryFactory(slug="secret"))
    TreatmentTypeFactory(slug="draft-treatment")
    make_public(ArticleFactory(slug="to-come"), at=timezone.now() + timedelta(days=1))
    make_public(ArticleFactory(slug="gone")).withdraw(by=None, reason="Wrong")
    text = " ".join(entries(client))
    assert not [slug for slug in ("draft", "secret", "to-come", "gone") if slug in text]


def test_the_date_is_that_of_the_last_change(client):
    article = make_public(ArticleFactory(slug="skin"), at=timezone.now() - timedelta(days=30))
    article.__class__.objects.filter(pk=article.pk).update(changed_at=timezone.now() - timedelta(days=3))
    date = entries(client)["https://clinic.example/articles/skin/"].findtext("s:lastmod", namespaces=NAMES)
    assert parse_datetime(date).date() == (timezone.localtime() - timedelta(days=3)).date()


def test_a_subject_has_the_newest_date_of_what_it_lists(client):
    category, concern, area = (
        CategoryFactory(slug="science"),
        ConcernFactory(slug="lines"),
        BodyAreaFactory(slug="face"),
    )
    treatment = TreatmentTypeFactory()
    treatment.indications.create(concern=concern, area=area)
    changed(make_public(treatment, at=days_ago(40)), 9)
    for days in (5, 3, 7):
        article = ArticleFactory(category=category)
        article.treatments.add(treatment)
        article.concerns.add(concern)
        changed(make_public(article, at=days_ago(30)), days)
    found = entries(client)
    for path in ("/articles/category/science/", "/concerns/lines/", "/areas/face/"):
        assert date_of(found, path) == days_ago(3).date(), path


def test_a_subject_that_lists_nothing_public_has_no_date(client):
    concern = ConcernFactory(slug="lines")
    ArticleFactory().concerns.add(concern)
    to_come = ArticleFactory()
    to_come.concerns.add(concern)
    make_public(to_come, at=timezone.now() + timedelta(days=1))
    assert date_of(entries(client), "/concerns/lines/") is None


def test_a_page_that_leaves_changes_its_lists(client):
    concern = ConcernFactory(slug="lines")
    article = ArticleFactory()
    article.concerns.add(concern)
    changed(make_public(article, at=days_ago(30)), 20)
    article.withdraw(by=None, reason="Wrong", at=days_ago(2))
    found = entries(client)
    assert date_of(found, "/concerns/lines/") == date_of(found, "/articles/") == days_ago(2).date()


def test_a_page_that_ended_changes_its_lists(client):
    changed(make_public(ArticleFactory(), at=days_ago(30)), 20)
    Article.objects.update(publish_until=days_ago(4))
    assert date_of(entries(client), "/articles/") == days_ago(4).date()


def days_ago(days):
    return timezone.localtime() - timedelta(days=days)


def changed(page, days):
    type(page).objects.filter(pk=page.pk).update(changed_at=days_ago(days))


def date_of(found, path):
    text = found[f"https://clinic.example{path}"].findtext("s:lastmod", namespaces=NAMES)
    return parse_datetime(text).date() if text else None


def test_pictures_stand_with_their_page(client):
    ImageFactory(slug="vial", remote_url="https://images.unsplash.com/photo-9?a=1&b=2")
    hero = ImageFactory(remote_url="https://images.unsplash.com/hero")
    make_public(ArticleFactory(slug="skin", hero=hero, body="![x](image:vial)"))
    make_public(ArticleFactory(slug="bare"))
    found = entries(client)
    images = found["https://clinic.example/articles/skin/"].findall("i:image/i:loc", NAMES)
    assert [image.text for image in images] == [
        "https://images.unsplash.com/hero", "https://images.unsplash.com/photo-9?a=1&b=2",
    ]  # fmt: skip
    assert not found["https://clinic.example/articles/bare/"].findall("i:image", NAMES)


def test_a_withdrawn_picture_is_not_listed(client):
    image = ImageFactory()
    make_public(ArticleFactory(hero=image))
    image.withdraw_consent(by=None)
    assert image.remote_url.encode() not in client.get("/sitemap.xml").content


def test_a_large_site_has_an_index_of_parts(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    for number in range(3):
        make_public(ArticleFactory(slug=f"a-{number}"))
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [
        part.text.removeprefix("https://clinic.example") for part in index.findall("s:sitemap/s:loc", NAMES)
    ]
    assert [part for part in parts if "articles" in part] == [
        "/sitemap.xml?section=articles&page=1", "/sitemap.xml?section=articles&page=2",
    ]  # fmt: skip
    pages = {page for part in parts for page in entries(client, part)}
    assert {f"https://clinic.example/articles/a-{number}/" for number in range(3)} <= pages


def test_a_page_that_asks_not_to_be_indexed_is_not_offered(client):
    make_public(TreatmentTypeFactory(slug="prescription", is_prescription_only=True))
    assert "prescription" not in " ".join(entries(client))


@pytest.mark.parametrize(
    "query", ["section=none", "section=articles&page=9", "section=articles&page=x", "section=articles&page=0"]
)
def test_a_part_that_does_not_exist_is_not_found(client, query):
    assert client.get(f"/sitemap.xml?{query}").status_code == 404


def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries):
    make_public(ArticleFactory(body="![x](image:a)"))
    with CaptureQueriesContext(connection) as before:
        entries(client)
    for _ in range(5):
        make_public(ArticleFactory(body="![x](image:a)"))
    with django_assert_num_queries(len(before)):
        entries(client)


def test_an_unchanged_sitemap_is_not_sent_again(client):
    etag = client.get("/sitemap.xml")["ETag"]
    assert client.get("/sitemap.xml", headers={"If-None-Match": etag}).status_code == 304


def test_robots_find_the_sitemap_and_leave_the_admin_alone(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://clinic.example/sitemap.xml" in text and "Disallow: /admin/" in text
