"""Publishing now or for later, and what stops it."""

import datetime

import pytest
from django.utils import timezone

from articles.models import AcceptedFinding, Article
from tests.articles.admin.workflow.verbs.pages import messages_of, url
from tests.articles.factories import ArticleFactory, make_public

pytestmark = pytest.mark.django_db


def test_a_later_moment_schedules(cast):
    article = ArticleFactory()
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    data = {"at_0": tomorrow.date().isoformat(), "at_1": "08:30"}
    response = cast.client("editor").post(url(article, "publish"), data, follow=True)
    article.refresh_from_db()
    assert article.is_scheduled and not article.is_published
    assert timezone.localtime(article.publish_from).strftime("%H:%M") == "08:30"
    assert "becomes public on" in messages_of(response)[0]


def test_a_moment_that_is_over_is_refused_at_its_field(cast):
    article = ArticleFactory()
    response = cast.client("editor").post(url(article, "publish"), {"at_0": "2020-01-01", "at_1": "08:30"})
    assert "That moment is over" in response.content.decode()
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_blocking_finding_stops_the_editor_and_is_shown_in_its_place(cast, blocking):
    article = ArticleFactory(body="First line\n\nA miracle for the skin.")
    page = cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""}).content.decode()
    article.refresh_from_db()
    assert article.status == "draft"
    assert "1 finding blocks publishing" in page
    for words in (
        "It promises too much.",
        "Say what was measured.",
        "line 3",
        "<mark>miracle</mark>",
        "https://rules.example/c99",
    ):
        assert words in page


def test_who_may_not_override_cannot_send_a_reason_along(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": "", "override_reason": "Please"})
    article.refresh_from_db()
    assert article.status == "draft"
    assert not AcceptedFinding.objects.exists()


def test_an_address_taken_meanwhile_is_an_error_and_no_crash(cast):
    article = make_public(ArticleFactory(slug="mine"))
    article.edit({"slug": "taken"}, by=cast.writer)
    ArticleFactory(slug="taken")
    page = cast.client("editor").post(url(article, "publish")).content.decode()
    assert "Another page has the address" in page
    assert Article.objects.get(pk=article.pk).slug == "mine"
