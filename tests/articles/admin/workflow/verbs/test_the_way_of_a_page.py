"""Each verb of a page has its own page; the model decides, the admin asks and explains."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Review
from tests.articles.admin.workflow.verbs.pages import url
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db


def test_the_whole_way_from_writing_to_the_site_and_back(cast):
    article = ArticleFactory(title="Needles")
    article.edit({}, by=cast.writer)
    assert cast.client("writer").post(url(article, "submit")).status_code == 302
    due = timezone.localdate() + datetime.timedelta(days=180)
    assert (
        cast.client("reviewer").post(url(article, "approve"), {"next_due_on": due.isoformat()}).status_code
        == 302
    )
    assert cast.client("editor").post(url(article, "publish"), {"at_0": "", "at_1": ""}).status_code == 302
    article = Article.objects.get(pk=article.pk)
    assert article.is_published
    assert (article.published_by, article.live_approval.by, article.live_approval.next_due_on) == (
        cast.editor,
        cast.reviewer,
        due,
    )
    assert cast.client("editor").post(url(article, "withdraw"), {"reason": "Out of date"}).status_code == 302
    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason, article.withdrawn_by) == (
        "withdrawn",
        "Out of date",
        cast.editor,
    )


@pytest.mark.parametrize("verb", ["submit", "approve", "send-back", "accept-findings", "publish", "withdraw"])
def test_opening_the_page_of_a_verb_changes_nothing(cast, verb):
    article = make_public(ArticleFactory())
    before = Article.objects.filter(pk=article.pk).values().get()
    assert cast.client("superuser").get(url(article, verb)).status_code == 200
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("writer", "publish"), ("writer", "withdraw"), ("writer", "approve"), ("writer", "accept-findings"),
        ("editor", "approve"), ("editor", "send-back"), ("editor", "accept-findings"), ("reviewer", "publish"),
        ("reviewer", "submit"), ("marketing", "submit"), ("desk", "publish"), ("administrator", "publish"),
    ],
)  # fmt: skip
def test_a_verb_is_refused_to_who_may_not(cast, name, verb):
    article = ArticleFactory()
    assert cast.client(name).get(url(article, verb)).status_code == 403
    assert cast.client(name).post(url(article, verb), {"reason": "x"}).status_code == 403
    article.refresh_from_db()
    assert article.status == "draft"


def test_a_verb_without_the_token_of_the_form_is_refused(cast):
    from django.test import Client

    article, client = ArticleFactory(), Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    assert client.post(url(article, "publish")).status_code == 403
    article.refresh_from_db()
    assert article.status == "draft"


def test_withdrawing_needs_a_reason(cast):
    article = make_public(ArticleFactory())
    assert cast.client("editor").post(url(article, "withdraw"), {"reason": "  "}).status_code == 200
    article.refresh_from_db()
    assert article.is_published


def test_a_verb_whose_moment_has_passed_says_so(cast):
    article = ArticleFactory()
    page = cast.client("editor").post(url(article, "withdraw"), {"reason": "x"}).content.decode()
    assert "does not allow this any more" in page


def test_the_form_offers_only_what_the_person_may_do_now(cast):
    article = make_public(TreatmentTypeFactory())
    form = reverse("admin:articles_treatmenttype_change", args=[article.pk])
    assert url(article, "withdraw") in cast.client("editor").get(form).content.decode()
    assert url(article, "publish") not in cast.client("editor").get(form).content.decode()
    assert url(article, "withdraw") not in cast.client("writer").get(form).content.decode()
