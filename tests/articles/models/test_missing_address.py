"""Addresses that readers miss are counted without a word about the readers; what robots try leaves no trace."""

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from articles.models import MissingAddress, Redirect
from articles.models import missing_address as module

pytestmark = pytest.mark.django_db


def ask(client, path, referrer=""):
    cache.clear()
    return client.get(path, headers={"referer": referrer} if referrer else {})


def test_each_reader_counts_and_the_linking_page_is_kept(client):
    ask(client, "/blog/prp-for-hair/?email=anna@example.org")
    ask(client, "/blog/prp-for-hair/", "https://other.example/links/anna?id=7")
    ask(client, "/blog/prp-for-hair/", "http://testserver/articles/?q=anna")
    missing = MissingAddress.objects.get()
    assert (missing.path, missing.count) == ("/blog/prp-for-hair/", 3)
    assert "anna" not in missing.referrer and missing.referrer in (
        "testserver",
        "other.example",
        "/articles/",
    )


def test_a_reader_who_tries_again_at_once_counts_once(client):
    for _time in range(5):
        client.get("/blog/prp/")
    assert MissingAddress.objects.get().count == 1


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/.env",
        "/backup.sql",
        "/wp-content/x/",
        "/offers/nobody/",
        "/media/x.webp",
        "/a/anna@example.org/",
    ],
)
def test_what_robots_try_and_what_may_name_a_person_is_not_kept(client, path):
    assert ask(client, path).status_code == 404
    assert not MissingAddress.objects.exists()


def test_addresses_that_only_lack_their_slash_or_lead_on_are_not_missing(client):
    Redirect.objects.lead("/old/", "/articles/")
    ask(client, "/articles")
    ask(client, "/old/")
    assert not MissingAddress.objects.exists()


def test_invented_addresses_do_not_fill_the_disk(client, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for number in range(6):
        ask(client, f"/invented-{number}/")
    assert MissingAddress.objects.count() == 3


def test_a_reader_gets_the_page_when_nothing_can_be_stored(client, monkeypatch):
    def is_locked(*arguments, **fields):
        raise OperationalError("database is locked")

    monkeypatch.setattr(MissingAddress.objects.__class__, "note", is_locked)
    assert "This page is not here" in ask(client, "/blog/prp/").content.decode()


def test_a_missing_page_asks_once_whether_it_has_moved(client):
    with CaptureQueriesContext(connection) as queries:
        ask(client, "/articles/nothing-here/")
    assert sum("articles_redirect" in query["sql"] for query in queries) == 1
