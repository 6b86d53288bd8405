"""Old addresses lead on in one step, never in a circle, never off the site; what is gone says so."""

import pytest
from django.db import IntegrityError, transaction

from articles.models import Redirect
from tests.articles.factories import ArticleFactory, make_public, make_user

pytestmark = pytest.mark.django_db


def all_of_them():
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def test_chains_collapse_whichever_end_is_added():
    Redirect.objects.lead("/b/", "/c/")
    Redirect.objects.lead("/a/", "/b/")
    Redirect.objects.lead("/c/", "/d/")
    assert all_of_them() == {"/a/": "/d/", "/b/": "/d/", "/c/": "/d/"}


@pytest.mark.parametrize("end", ["/a/", "/a", "/b/"])
def test_a_circle_is_refused(end):
    Redirect.objects.lead("/b/", "/a/")
    with pytest.raises(Redirect.NotAllowed, match="leads back"):
        Redirect.objects.lead("/a/", end)
    assert all_of_them() == {"/b/": "/a/"}


def test_nothing_leads_to_what_is_gone():
    Redirect.objects.lead("/a/", "/b/")
    Redirect.objects.retire("/b/")
    assert all_of_them() == {"/a/": "", "/b/": ""}
    with pytest.raises(Redirect.NotAllowed, match="gone for good"):
        Redirect.objects.lead("/c/", "/b/")


@pytest.mark.parametrize(
    ("old", "new"), [("a/", "/b/"), ("/a/", "https://elsewhere.example/"), ("/a/", "//elsewhere.example/")]
)
def test_the_table_holds_addresses_of_this_site_only(old, new):
    with pytest.raises(IntegrityError), transaction.atomic():
        Redirect.objects.create(old_path=old, new_path=new)


@pytest.mark.parametrize("asked", ["/blog/old", "/blog/old/", "/blog/ol%64/"])
def test_the_same_address_written_otherwise_leads_on_with_its_query(client, asked):
    Redirect.objects.lead("/blog/old/", "/articles/")
    response = client.get(f"{asked}?utm_source=letter")
    assert (response.status_code, response["Location"]) == (301, "/articles/?utm_source=letter")


def test_a_page_that_is_gone_says_so(client):
    Redirect.objects.retire("/blog/old/")
    response = client.get("/blog/old/")
    assert response.status_code == 410
    assert "This page was taken down" in response.content.decode()


def test_a_page_that_is_published_again_takes_its_address_back(client):
    article = make_public(ArticleFactory(slug="back-again"))
    article.withdraw(by=None, reason="A rest")
    Redirect.objects.retire("/articles/back-again/")
    assert client.get("/articles/back-again/").status_code == 410
    article.publish(by=make_user())
    assert client.get("/articles/back-again/").status_code == 200
    assert all_of_them() == {}
