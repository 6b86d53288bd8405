"""A reviewer sees what changed since the signed text, and signs slips as slips."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Review
from articles.models.review_interval import next_review_day
from tests.articles.admin.workflow.verbs.pages import url
from tests.articles.factories import ArticleFactory, CategoryFactory, approve

pytestmark = pytest.mark.django_db


@pytest.fixture
def edited(cast):
    page = ArticleFactory()
    page.edit({"body": "A txet about skin."}, by=cast.writer)
    approve(page)
    page.edit({"body": "A text about skin.", "is_featured": True}, by=cast.writer)
    return page


def form(page):
    return reverse("admin:articles_article_change", args=[page.pk])


def test_what_changed_since_the_signature_stands_beside_the_decision(cast, edited):
    client = cast.client("reviewer")
    for verb in ("approve", "approve-correction"):
        shown = client.get(url(edited, verb)).content.decode()
        assert "What changed since version 1" in shown
        assert "<del>txet</del>" in shown and "<ins>text</ins>" in shown
        assert "eatured" not in shown.split("What changed since version 1")[1].split("What the check says")[0]


def test_the_form_says_that_a_signed_text_was_edited_and_leads_to_what_changed(cast, edited):
    shown = cast.client("writer").get(form(edited)).content.decode()
    assert "Version 1 was signed by" in shown and "versions/compare/?from=1&amp;to=2" in shown


def test_a_reviewer_signs_a_correction_with_what_was_corrected(cast, edited):
    client = cast.client("reviewer")
    assert url(edited, "approve-correction") in client.get(form(edited)).content.decode()
    assert client.post(url(edited, "approve-correction"), {"reason": " "}).status_code == 200
    assert edited.approval is None
    assert client.post(url(edited, "approve-correction"), {"reason": "A slip"}).status_code == 302
    assert (edited.approval.by, edited.approval.reason) == (cast.reviewer, "A slip")
    assert "slips corrected since the medical review by" in client.get(form(edited)).content.decode()


def test_only_a_reviewer_decides_that(cast, edited):
    for name in ("writer", "editor", "administrator"):
        assert cast.client(name).post(url(edited, "approve-correction"), {"reason": "x"}).status_code == 403
    assert Review.objects.count() == 1


def test_it_is_not_offered_where_nothing_was_signed(cast):
    page = ArticleFactory()
    page.edit({"body": "Words."}, by=cast.writer)
    client = cast.client("reviewer")
    assert url(page, "approve-correction") not in client.get(form(page)).content.decode()
    answer = client.post(url(page, "approve-correction"), {"reason": "A slip"}).content.decode()
    assert "does not allow this any more" in answer


def test_the_proposed_day_follows_the_subject(cast):
    page = ArticleFactory()
    page.edit({"category": CategoryFactory(review_months=3).pk}, by=cast.writer)
    proposed = cast.client("reviewer").get(url(page, "approve")).context["form"]["next_due_on"].value()
    assert proposed == next_review_day(page, timezone.localdate())
    assert (proposed - timezone.localdate()).days < 93
