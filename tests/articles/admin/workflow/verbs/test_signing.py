"""A text is signed or sent back by somebody else than its writer."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Review
from tests.articles.admin.workflow.verbs.pages import url
from tests.articles.factories import ArticleFactory, approve

pytestmark = pytest.mark.django_db


def test_a_reviewer_sends_back_with_a_reason_that_the_writer_sees(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    article.submit(by=cast.writer)
    cast.client("reviewer").post(url(article, "send-back"), {"reason": "Name the study"})
    article.refresh_from_db()
    assert article.status == "draft"
    page = (
        cast.client("writer")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .content.decode()
    )
    assert "Sent back by Dr Reviewer: Name the study" in page


def test_what_was_sent_back_is_settled_when_the_same_text_comes_again_and_is_signed(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    form = reverse("admin:articles_article_change", args=[article.pk])
    article.submit(by=cast.writer)
    Review.objects.reject(article, by=cast.reviewer, reason="Name the study")
    article.submit(by=cast.writer)
    assert "Name the study" not in cast.client("writer").get(form).content.decode()
    assert "Name the study" not in cast.client("writer").get("/admin/").content.decode()
    Review.objects.approve(article, by=cast.reviewer)
    article.publish(by=cast.editor)
    assert "Name the study" not in cast.client("editor").get(form).content.decode()
    assert "Name the study" not in cast.client("writer").get("/admin/").content.decode()


def test_nobody_signs_their_own_text(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.reviewer)
    page = (
        cast.client("reviewer").post(url(article, "approve"), {"next_due_on": "2099-01-01"}).content.decode()
    )
    assert not Review.objects.exists()
    assert "three years" in page
    due = timezone.localdate() + datetime.timedelta(days=30)
    page = (
        cast.client("reviewer")
        .post(url(article, "approve"), {"next_due_on": due.isoformat()})
        .content.decode()
    )
    assert not Review.objects.exists()
    assert "somebody else must review it" in page


def test_a_signed_text_is_said_to_be_signed_until_it_is_edited(cast):
    article = ArticleFactory()
    article.edit({}, by=cast.writer)
    approve(article)
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert "This text is signed by" in cast.client("writer").get(form).content.decode()
    article.edit({"body": "Another text"}, by=cast.writer)
    assert "not signed by a medical reviewer" in cast.client("writer").get(form).content.decode()
