"""Comments beside the form: the threads with their places in the text as it is being typed."""

import pytest
from django.urls import reverse

from articles.models import Comment
from articles.passages import Passage
from tests.articles.admin.forms import form_data
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db
BODY = "PRP is drawn from your blood. Nobody can promise how long the result lasts."
QUOTE = "how long the result lasts"


@pytest.fixture
def article(cast):
    page = ArticleFactory(body=BODY)
    page.edit({}, by=cast.writer)
    return page


def beside(client, page, **typed):
    address = reverse("admin:articles_article_change", args=[page.pk])
    data = form_data(client.get(address)) | typed
    return client.post(reverse("admin:articles_article_live-preview", args=[page.pk]), data).json()[
        "comments"
    ]


def test_its_words_are_marked_where_they_stand_in_what_is_typed(cast, article):
    thread = Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))
    typed = "🙂 A new beginning. " + BODY
    answer = beside(cast.client("writer"), article, body=typed)
    (mark,) = answer["marks"]
    assert (mark["id"], mark["field"], mark["level"]) == (f"comment-{thread.pk}", "body", "comment")
    assert typed[mark["start"] : mark["end"]] == mark["words"] == QUOTE
    assert answer["count"] == 1 and "Says who?" in answer["panel"]


def test_a_passage_that_is_being_deleted_stays_in_the_list_without_a_mark(cast, article):
    Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))
    answer = beside(cast.client("writer"), article, body="Other words.")
    assert answer["marks"] == [] and answer["count"] == 1
    assert QUOTE in answer["panel"] and "The passage is gone" in answer["panel"]


def test_settled_threads_are_no_longer_beside_the_text(cast, article):
    thread = Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))
    thread.resolve(by=cast.writer)
    answer = beside(cast.client("writer"), article)
    assert answer["count"] == 0 and "No open comment" in answer["panel"]


def test_a_reader_gets_no_forms(cast, article):
    Comment.objects.add(article, by=cast.reviewer, text="Says who?")
    address = reverse("admin:articles_article_live-preview", args=[article.pk])
    panel = cast.client("administrator").post(address).json()["comments"]["panel"]
    assert "Says who?" in panel and "<form" not in panel


def test_who_answers_beside_the_form_has_read_what_stands_there(cast, article):
    thread = Comment.objects.add(article, by=cast.reviewer, text="Says who?", passage=Passage(QUOTE))
    assert Comment.objects.unread(cast.writer).count() == 1
    address = reverse("admin:articles_article_comment-act", args=[article.pk, thread.pk])
    answer = {"act": "answer", "text": "The study of 2021."}
    assert (
        cast.client("writer").post(address, answer, headers={"Accept": "application/json"}).status_code == 200
    )
    assert Comment.objects.unread(cast.writer).count() == 0
