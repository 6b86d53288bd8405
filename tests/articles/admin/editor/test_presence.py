"""Who else has a page open, and whether it was saved meanwhile."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import EditingSession
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(cast):
    page = ArticleFactory()
    page.edit({}, by=cast.writer)
    return page


def url(name, page):
    return reverse(f"admin:articles_article_{name}", args=[page.pk])


def ping(client, page, **data):
    return client.post(url("presence", page), {"base_version": "1", "typing": "0"} | data).json()


def test_others_are_told_with_their_role_and_since_when_they_type(cast, article):
    assert ping(cast.client("reviewer"), article)["others"] == []
    told = ping(cast.client("writer"), article, typing="1")["others"]
    assert told == ["Reviewer (medical reviewer) has this page open"]
    (words,) = ping(cast.client("reviewer"), article)["others"]
    assert words.startswith("Writer (writer) has this page open, typing since ")
    assert (
        "Reviewer (medical reviewer) has"
        in cast.client("writer").get(url("change", article)).content.decode()
    )


def test_two_tabs_of_one_person_are_one(cast, article):
    for _tab in range(2):
        ping(cast.client("writer"), article)
    assert EditingSession.objects.count() == 1
    assert len(ping(cast.client("editor"), article)["others"]) == 1


def test_who_closes_the_tab_is_gone(cast, article):
    client = cast.client("writer")
    ping(client, article)
    assert client.post(url("leave", article)).status_code == 204
    assert ping(cast.client("editor"), article)["others"] == []


def test_who_is_silent_for_a_minute_is_gone_and_starts_afresh(cast, article):
    sessions, now = EditingSession.objects, timezone.now()
    sessions.ping(article, by=cast.writer, is_typing=True, at=now - timedelta(seconds=61))
    assert not sessions.present(at=now).exists()
    sessions.ping(article, by=cast.writer, is_typing=True, at=now)
    assert sessions.present(at=now).get().typing_since == now


def test_typing_since_is_the_first_moment_of_the_typing(cast, article):
    now = timezone.now()
    for seconds, is_typing in ((0, True), (15, True), (30, True)):
        EditingSession.objects.ping(
            article, by=cast.writer, is_typing=is_typing, at=now + timedelta(seconds=seconds)
        )
    assert EditingSession.objects.get().typing_since == now


def test_a_version_saved_meanwhile_is_told_with_who_and_a_way_to_compare(cast, article):
    assert ping(cast.client("writer"), article)["newer"] is None
    article.edit({"title": "Theirs"}, by=cast.editor)
    newer = ping(cast.client("writer"), article)["newer"]
    assert newer["words"].startswith("editor saved version 2 at ")
    assert newer["url"].endswith("?from=1&to=2")


def test_a_ping_costs_the_same_whoever_is_there(cast, article, django_assert_max_num_queries):
    client = cast.client("writer")
    ping(client, article)
    for name in ("editor", "reviewer", "administrator", "superuser"):
        ping(cast.client(name), article)
    with django_assert_max_num_queries(8):
        ping(client, article)


def test_sessions_of_yesterday_are_forgotten(cast, article):
    ping(cast.client("writer"), article)
    assert not EditingSession.objects.purge_next()
    assert EditingSession.objects.purge_next(at=timezone.now() + timedelta(days=2))
    assert not EditingSession.objects.exists()
