"""How pages are made, what was wrong, and what changed: told from records, and nothing of drafts."""

from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import Correction, SitePage
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db
DRAFTS = import_module("articles.migrations.0030_drafts_of_pages_about_the_site")


@pytest.fixture(autouse=True)
def drafts():
    """As the migration leaves them: a test with real transactions before this one may have emptied the table."""
    DRAFTS.load(apps, SimpleNamespace(connection=connection))


def test_a_new_site_begins_with_drafts_that_nobody_sees(client):
    drafts = {"editorial-policy", "medical-review", "artificial-intelligence", "privacy"}
    assert set(SitePage.objects.values_list("slug", flat=True)) == drafts
    assert not SitePage.objects.published().exists()
    assert client.get("/about/privacy/").status_code == 404
    assert "/about/privacy/" not in Page(client.get("/about/")).links


def test_published_it_is_listed_read_and_in_the_sitemap(client):
    SitePage.objects.filter(slug="privacy").update(published_at=timezone.now())
    assert "/about/privacy/" in Page(client.get("/about/")).links
    page = Page(client.get("/about/privacy/"))
    assert (
        page.heading_titles(1) == ["Privacy"]
        and "sets no cookie" in page.text
        and "Last changed" in page.text
    )
    assert b"/about/privacy/" in client.get("/sitemap.xml").content


def test_a_page_for_tomorrow_is_not_found_today(client):
    SitePage.objects.filter(slug="privacy").update(published_at=timezone.now() + timedelta(days=1))
    assert client.get("/about/privacy/").status_code == 404


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (lambda: make_public(ArticleFactory(slug="page", title="The page")), "/articles/page/"),
        (lambda: make_public(TreatmentTypeFactory(slug="page", name="The page")), "/treatments/page/"),
    ],
)
def test_a_correction_stands_on_its_page_in_the_log_and_in_the_changes(client, make, address):
    Correction.objects.tell(make(), wrong="It said five.", right="It is four.", by=None, on=date(2026, 11, 2))
    for shown in (address, "/about/corrections/", f"{address}changes/"):
        text = Page(client.get(shown)).text
        assert "It said five." in text and "It is four." in text and "2 November 2026" in text
    assert address in Page(client.get("/about/corrections/")).links


def test_the_log_of_a_page_that_is_gone_stays_without_a_link(client):
    article = ArticleFactory(title="Gone")
    Correction.objects.tell(article, wrong="This.", right="That.", by=None)
    article.delete()
    page = Page(client.get("/about/corrections/"))
    assert "Gone" in page.heading_titles(2) and "/articles/" not in [
        link for link in page.links if "gone" in link
    ]


def test_no_correction_is_said_to_be_none(client):
    assert "No mistake has been reported" in Page(client.get("/about/corrections/")).text


def test_the_changes_name_signature_and_notes_up_to_the_public_version(client):
    article = ArticleFactory(slug="page")
    article.edit({"body": "One."}, by=None, note="A clearer beginning")
    review = approve(article)
    make_public(article)
    article.edit({"body": "Two."}, by=None, note="Secret plans")
    text = Page(client.get("/articles/page/changes/")).text
    assert "A clearer beginning" in text and str(review.practitioner) in text and "Published here" in text
    assert "Secret plans" not in text


def test_the_changes_of_a_draft_are_not_found(client):
    ArticleFactory(slug="draft")
    TreatmentTypeFactory(slug="draft")
    for address in ("/articles/draft/changes/", "/treatments/draft/changes/"):
        assert client.get(address).status_code == 404


def test_the_database_refuses_a_correction_that_says_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(title="Page", wrong="", right="x")
