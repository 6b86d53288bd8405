"""A reviewer answers for a finding with a reason."""

import pytest
from django.urls import reverse

from articles.models import AcceptedFinding
from tests.articles.admin.workflow.verbs.pages import url
from tests.articles.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_a_reviewer_accepts_a_finding_with_a_reason_and_the_editor_publishes(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    client = cast.client("reviewer")
    form = client.get(url(article, "accept-findings")).context["form"]
    chosen = [value for value, _label in form.fields["findings"].choices]
    assert (
        client.post(
            url(article, "accept-findings"), {"findings": chosen, "reason": "A quotation"}
        ).status_code
        == 302
    )
    accepted = AcceptedFinding.objects.get()
    assert (accepted.by, accepted.reason, accepted.rule) == (cast.reviewer, "A quotation", "C99")
    cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""})
    article.refresh_from_db()
    assert article.is_published
    page = (
        cast.client("editor")
        .get(reverse("admin:articles_article_change", args=[article.pk]))
        .content.decode()
    )
    assert "Accepted by reviewer: A quotation" in page


def test_a_finding_is_not_accepted_without_a_reason(cast, blocking):
    article = ArticleFactory(body="A miracle.")
    client = cast.client("reviewer")
    form = client.get(url(article, "accept-findings")).context["form"]
    chosen = [value for value, _label in form.fields["findings"].choices]
    assert (
        client.post(url(article, "accept-findings"), {"findings": chosen, "reason": " "}).status_code == 200
    )
    assert not AcceptedFinding.objects.exists()


def test_errors_that_were_accepted_are_counted_apart(cast, blocking):
    article = ArticleFactory(body="A miracle for skin.")
    article.edit({}, by=cast.writer)
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert "1 error" in cast.client("editor").get(form).content.decode()
    AcceptedFinding.objects.accept(article, article.findings(), by=cast.reviewer, reason="A quotation.")
    page = cast.client("editor").get(form).content.decode()
    assert "1 accepted" in page and "1 error" not in page
