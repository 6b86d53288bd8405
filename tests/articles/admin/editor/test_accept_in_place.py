"""A medical reviewer accepts a finding beside the text: with a reason, and only in saved words."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import AcceptedFinding
from tests.articles.factories import ArticleFactory, make_public

pytestmark = pytest.mark.django_db
PROMISE = "The result is guaranteed."


def url(name, page):
    return reverse(f"admin:articles_article_{name}", args=[page.pk])


@pytest.fixture
def article(cast):
    page = ArticleFactory(body=PROMISE)
    page.edit({}, by=cast.writer)
    return page


def panel(client, page, **values):
    return client.post(url("live-preview", page), values).json()["panel"]


def keys(html):
    return re.findall(r'name="findings" value="(\w+)"', html)


def test_it_is_accepted_with_name_day_and_reason(cast, article):
    client = cast.client("reviewer")
    chosen = keys(panel(client, article))
    assert chosen
    answer = client.post(
        url("accept-in-place", article), {"findings": chosen, "reason": "Quoted to refute it."}
    )
    assert answer.status_code == 200, answer.content
    assert {(each.by, each.reason) for each in AcceptedFinding.objects.of(article)} == {
        (cast.reviewer, "Quoted to refute it.")
    }
    after = panel(client, article)
    assert keys(after) == []
    day = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    assert re.search(rf"Accepted by reviewer, {day}[^<]*: Quoted to refute it\.", after)


def test_a_reason_is_asked_for(cast, article):
    client = cast.client("reviewer")
    answer = client.post(
        url("accept-in-place", article), {"findings": keys(panel(client, article)), "reason": " "}
    )
    assert answer.status_code == 400 and "Say why" in answer.json()["message"]
    assert not AcceptedFinding.objects.exists()


def test_words_that_are_not_saved_are_not_accepted(cast, article):
    client = cast.client("reviewer")
    chosen = keys(panel(client, article))
    article.edit({"body": "Other words."}, by=cast.writer)
    answer = client.post(url("accept-in-place", article), {"findings": chosen, "reason": "Fine."})
    assert answer.status_code == 400
    assert "Save first, then accept" in answer.json()["message"]
    assert not AcceptedFinding.objects.exists()


def test_an_unsaved_text_says_what_to_do(cast, article):
    cast.reviewer.user_permissions.set(cast.writer.groups.get().permissions.all())
    html = panel(cast.client("reviewer"), article, body=PROMISE + " For ever.")
    assert "This text is not saved. Save it first" in html
    assert keys(html) == []


def test_a_public_text_is_not_accepted_afterwards(cast, article):
    make_public(article)
    client = cast.client("reviewer")
    assert keys(panel(client, article)) == []
    assert (
        client.post(url("accept-in-place", article), {"findings": ["x"], "reason": "Fine."}).status_code
        == 400
    )


def test_only_who_may_override_sees_the_form_and_gets_in(cast, article):
    for name in ("writer", "editor"):
        assert keys(panel(cast.client(name), article)) == []
        assert cast.client(name).post(url("accept-in-place", article), {}).status_code == 403
