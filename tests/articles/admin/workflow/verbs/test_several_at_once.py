"""Verbs on several pages of a list at once."""

import pytest
from django.urls import reverse

from tests.articles.admin.workflow.verbs.pages import messages_of
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_several_at_once_report_each_refusal(cast, blocking):
    good, bad = ArticleFactory(title="Good one"), ArticleFactory(title="Bad one", body="A miracle.")
    response = cast.client("editor").post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_selected", "_selected_action": [good.pk, bad.pk]},
        follow=True,
    )
    good.refresh_from_db(), bad.refresh_from_db()
    assert (good.is_published, bad.is_published) == (True, False)
    assert messages_of(response) == ["Bad one: 1 finding blocks publishing.", "1 published."]


def test_a_writer_can_not_publish_several_at_once(cast):
    article = ArticleFactory()
    cast.client("writer").post(
        reverse("admin:articles_article_changelist"),
        {"action": "publish_selected", "_selected_action": [article.pk]},
    )
    article.refresh_from_db()
    assert article.status == "draft"
