"""The way of a page from draft to public and back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, Redirect, Review
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    make_public,
    make_user,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("factory", [ArticleFactory, TreatmentTypeFactory])
@pytest.mark.parametrize(
    ("starts", "ends", "status", "is_public"),
    [
        (-HOUR, None, "published", True),
        (-HOUR, HOUR, "published", True),
        (HOUR, None, "published", False),
        (-2 * HOUR, -HOUR, "published", False),
        (-HOUR, None, "withdrawn", False),
    ],
)
def test_the_set_and_the_predicate_agree_on_what_is_public(factory, starts, ends, status, is_public):
    page, now = make_public(factory()), timezone.now()
    type(page).objects.filter(pk=page.pk).update(
        publish_from=now + starts,
        publish_until=ends and now + ends,
        status=status,
        withdrawn_at=now,
        withdrawn_reason="x",
    )
    page.refresh_from_db()
    assert page.is_published is is_public
    assert type(page).objects.published().filter(pk=page.pk).exists() is is_public


def test_a_draft_is_not_public():
    article = ArticleFactory()
    assert not article.is_published
    assert article in Article.objects.drafts()


def test_an_edit_of_a_draft_changes_the_row_and_is_kept_as_a_version():
    writer, article = make_user("writer"), ArticleFactory(title="First")
    article.edit({"title": "Second"}, by=writer, note="Better")
    article.refresh_from_db()
    assert article.title == "Second"
    assert [(v.number, v.created_by, v.note) for v in article.revisions.all()] == [(1, writer, "Better")]


def test_an_edit_that_changes_nothing_leaves_no_version():
    article = ArticleFactory()
    article.edit({"title": "Once"}, by=None)
    assert article.edit({"title": "Once"}, by=None) is None
    assert article.revisions.count() == 1


def test_an_edit_of_a_public_page_runs_ahead_of_the_live_text_until_it_is_published():
    category = CategoryFactory()
    article = make_public(ArticleFactory(title="Live"))
    article.edit({"title": "Next", "categories": [category.pk], "tags": ["prp"]}, by=None)
    article.refresh_from_db()
    assert (article.title, article.has_draft_ahead, list(article.categories.all())) == ("Live", True, [])
    assert article in Article.objects.with_draft_ahead()
    make_public(article)
    assert (article.title, article.has_draft_ahead, list(article.categories.all())) == (
        "Next",
        False,
        [category],
    )
    assert [tag.name for tag in article.tags.all()] == ["prp"]


def test_republishing_keeps_the_day_of_first_publication():
    article = make_public(ArticleFactory())
    first = article.publish_from
    article.edit({"title": "Next"}, by=None)
    make_public(article)
    assert article.publish_from == first


def test_a_page_can_wait_for_its_moment():
    article, moment = ArticleFactory(), timezone.now() + HOUR
    make_public(article, at=moment)
    assert article.is_scheduled and not article.is_published
    assert article in Article.objects.published(moment)


def test_withdrawing_asks_for_a_reason_and_takes_effect_at_once():
    article, editor = make_public(ArticleFactory()), make_user("editor")
    with pytest.raises(Article.NotAllowed, match="why"):
        article.withdraw(by=editor, reason="  ")
    article.withdraw(by=editor, reason="Under revision")
    assert not Article.objects.published().exists()
    article.refresh_from_db()
    assert (article.withdrawn_by, article.withdrawn_reason) == (editor, "Under revision")


def test_an_older_version_comes_back_as_a_new_one():
    article = ArticleFactory()
    article.edit({"title": "One"}, by=None)
    article.edit({"title": "Two"}, by=None)
    article.revert_to(article.revisions.get(number=1), by=None)
    article.refresh_from_db()
    assert article.title == "One"
    assert [(v.number, v.content["title"]) for v in article.revisions.all()] == [
        (3, "One"),
        (2, "Two"),
        (1, "One"),
    ]


def test_a_version_of_another_page_can_not_be_restored():
    mine, other = ArticleFactory(), ArticleFactory()
    other.edit({"title": "Theirs"}, by=None)
    with pytest.raises(Article.NotAllowed, match="another page"):
        mine.revert_to(other.revisions.first(), by=None)


def test_a_changed_address_of_a_public_page_leaves_redirects_without_chains():
    article = make_public(ArticleFactory(slug="one"))
    for slug in ("two", "three"):
        article.edit({"slug": slug}, by=None)
        make_public(article)
    moves = dict(Redirect.objects.values_list("old_path", "new_path"))
    assert moves == {"/articles/one/": "/articles/three/", "/articles/two/": "/articles/three/"}
    article.edit({"slug": "one"}, by=None)
    make_public(article)
    assert not Redirect.objects.filter(old_path="/articles/one/").exists()


def test_a_page_never_takes_the_address_of_another():
    ArticleFactory(slug="taken")
    article = make_public(ArticleFactory(slug="mine"))
    article.edit({"slug": "taken"}, by=None)
    with pytest.raises(Article.NotAllowed, match="Another page has the address “taken”"):
        make_public(article)
    article.refresh_from_db()
    assert article.slug == "mine" and article.is_published


def test_a_changed_address_of_a_draft_leaves_none():
    ArticleFactory().edit({"slug": "new"}, by=None)
    assert not Redirect.objects.exists()


def test_blocking_findings_stop_publishing_until_someone_entitled_gives_a_reason():
    article = ArticleFactory(body="Exosomes are risk-free and cure acne.")
    editor = make_user("editor")
    with pytest.raises(Article.NotPublishable) as refusal:
        article.publish(by=editor)
    assert all(finding.is_blocking for finding in refusal.value.findings)
    with pytest.raises(PermissionDenied):
        article.publish(by=editor, override_reason="I say so")
    article.refresh_from_db()
    assert article.status == Article.Status.DRAFT
    boss = make_user("boss", is_superuser=True)
    article.publish(by=boss, override_reason="Quoted from a leaflet under discussion")
    kept = article.acceptedfindings.first()
    assert (kept.by, kept.reason) == (boss, "Quoted from a leaflet under discussion")
    assert not [finding for finding in article.findings() if finding.is_blocking]


class TestReview:
    def test_an_approval_counts_for_exactly_the_text_it_was_given_for(self):
        doctor = make_user("doctor")
        PractitionerFactory(user=doctor)
        article = ArticleFactory()
        article.edit({"body": "A text."}, by=make_user("writer"))
        review = Review.objects.approve(article, by=doctor)
        assert article.approval == review
        article.edit({"body": "Another text."}, by=None)
        assert article.approval is None

    def test_what_a_reviewer_does_not_sign_can_change(self):
        doctor = make_user("doctor")
        PractitionerFactory(user=doctor)
        article = ArticleFactory()
        review = Review.objects.approve(article, by=doctor)
        article.edit({"is_featured": True, "tags": ["new"]}, by=None)
        assert article.approval == review

    def test_a_new_evidence_statement_ends_the_approval_of_a_treatment(self):
        doctor = make_user("doctor")
        PractitionerFactory(user=doctor)
        treatment = TreatmentTypeFactory()
        review = Review.objects.approve(treatment, by=doctor)
        assert treatment.approval == review
        treatment.evidence.create(text="Found to help in a small study.", level="pilot")
        assert treatment.approval is None

    def test_nobody_reviews_their_own_words(self):
        doctor = make_user("doctor")
        PractitionerFactory(user=doctor)
        article = ArticleFactory()
        article.edit({"body": "By the doctor."}, by=doctor)
        with pytest.raises(Review.NotAllowed, match="somebody else"):
            Review.objects.approve(article, by=doctor)

    @pytest.mark.parametrize("number", [None, ""])
    def test_only_a_registered_practitioner_reviews(self, number):
        person = make_user("someone")
        if number is not None:
            PractitionerFactory(user=person, registration_number=number)
        with pytest.raises(Review.NotAllowed, match="registration number"):
            Review.objects.approve(ArticleFactory(), by=person)

    def test_a_rejection_needs_a_reason_and_returns_the_page_to_draft(self):
        doctor = make_user("doctor")
        PractitionerFactory(user=doctor)
        article = ArticleFactory()
        article.submit(by=make_user("writer"))
        with pytest.raises(Review.NotAllowed, match="what has to change"):
            Review.objects.reject(article, by=doctor, reason="")
        Review.objects.reject(article, by=doctor, reason="Name the risks.")
        article.refresh_from_db()
        assert (article.status, article.submitted_at) == (Article.Status.DRAFT, None)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "published"},
        {"status": "withdrawn"},
        {"publish_from": timezone.now(), "publish_until": timezone.now() - HOUR},
        {"source_ref": ""},
    ],
)
def test_the_schema_refuses_an_impossible_page(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory(**fields)


def test_a_record_belongs_to_one_page():
    article, treatment = ArticleFactory(), TreatmentTypeFactory()
    article.edit({"title": "New"}, by=None)
    revision = article.revisions.first()
    for article_id, treatment_id in ((article.pk, treatment.pk), (None, None)):
        revision.article_id, revision.treatment_type_id = article_id, treatment_id
        with pytest.raises(IntegrityError), transaction.atomic():
            revision.save()
