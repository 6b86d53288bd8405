"""What a signature stands for: corrections of slips, the day of the next one, and what readers are told."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import PageEvent, Review
from articles.models.review_interval import months_after, next_review_day
from tests.articles.factories import (
    ArticleFactory,
    CategoryFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    make_user,
)

pytestmark = pytest.mark.django_db


def doctor(name):
    user = make_user(name)
    PractitionerFactory(user=user, name=f"Dr {name.title()}")
    return user


@pytest.fixture(params=[ArticleFactory, TreatmentTypeFactory])
def corrected(request):
    """A page signed a month ago by one doctor, whose slips another one signed as corrected today."""
    page = request.param()
    field = "body" if request.param is ArticleFactory else "summary"
    page.edit({field: "A txet."}, by=make_user("writer"))
    first = Review.objects.approve(
        page, by=doctor("first"), at=timezone.now() - timedelta(days=30), next_due_on=date(2099, 1, 1)
    )
    page.edit({field: "A text."}, by=make_user("helper"))
    second = Review.objects.approve_correction(page, by=doctor("second"), reason="One slip")
    return page, first, second


def test_a_correction_keeps_the_days_of_the_medical_review_and_is_recorded(corrected):
    page, first, second = corrected
    assert page.approval == second
    assert (second.corrects, second.next_due_on, second.reason) == (first, first.next_due_on, "One slip")
    event = PageEvent.objects.of(page).get(act="correction_approved")
    assert (event.by, event.detail["reason"]) == (second.by, "One slip")


def test_readers_are_told_who_read_the_whole_text_and_when(client, corrected):
    page, first, _second = corrected
    make_public(page)
    shown = client.get(page.get_absolute_url()).content.decode()
    assert "Dr First" in shown and "Dr Second" not in shown
    assert timezone.localdate(first.decided_at).isoformat() in shown


def test_a_correction_of_a_correction_still_names_the_medical_review(corrected):
    page, first, _second = corrected
    page.edit({page.CONTENT_FIELDS[0]: "Another title"}, by=make_user("third"))
    third = Review.objects.approve_correction(page, by=doctor("fourth"), reason="The title")
    assert third.corrects == first


def test_nothing_is_a_correction_without_a_signed_text_before_it_or_without_words():
    article = ArticleFactory()
    article.edit({"body": "A text."}, by=make_user("writer"))
    with pytest.raises(Review.NotAllowed, match="needs a medical review"):
        Review.objects.approve_correction(article, by=doctor("doctor"), reason="A slip")
    approve(article)
    article.edit({"body": "The text."}, by=make_user("helper"))
    with pytest.raises(Review.NotAllowed, match="Say what was corrected"):
        Review.objects.approve_correction(article, by=doctor("other"), reason=" ")


def test_nobody_calls_own_words_a_correction():
    article, reviewer = ArticleFactory(), doctor("doctor")
    article.edit({"body": "A text."}, by=make_user("writer"))
    Review.objects.approve(article, by=reviewer)
    article.edit({"body": "The text."}, by=reviewer)
    with pytest.raises(Review.NotAllowed, match="somebody else"):
        Review.objects.approve_correction(article, by=reviewer, reason="A slip")


def test_the_schema_knows_no_correction_that_does_not_say_what(corrected):
    _page, _first, second = corrected
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=second.pk).update(reason="")


class TestInterval:
    TODAY = date(2026, 1, 31)

    def test_a_year_unless_a_subject_says_otherwise(self):
        assert next_review_day(ArticleFactory(), self.TODAY) == date(2027, 1, 31)

    def test_the_shortest_of_the_subjects_of_the_newest_text(self):
        shelf, treatment = CategoryFactory(review_months=6), TreatmentTypeFactory(review_months=1)
        article = make_public(ArticleFactory())
        article.edit({"category": shelf.pk}, by=None)
        assert next_review_day(article, self.TODAY) == date(2026, 7, 31)
        article.edit({"treatments": [treatment.pk]}, by=None)
        assert next_review_day(article, self.TODAY) == date(2026, 2, 28)
        assert next_review_day(treatment, self.TODAY) == date(2026, 2, 28)

    def test_a_signature_is_due_by_it(self):
        treatment = TreatmentTypeFactory(review_months=3)
        review = Review.objects.approve(treatment, by=doctor("doctor"))
        assert review.next_due_on == months_after(timezone.localdate(), 3)

    @pytest.mark.parametrize("months", [0, 37])
    def test_the_schema_keeps_it_within_bounds(self, months):
        with pytest.raises(IntegrityError), transaction.atomic():
            CategoryFactory(review_months=months)


class TestOverdue:
    @pytest.fixture(params=[ArticleFactory, TreatmentTypeFactory])
    def overdue(self, request):
        page = request.param()
        approve(
            page, practitioner=PractitionerFactory(user=make_user(), name="Dr Late"), due=date(2020, 5, 3)
        )
        return make_public(page)

    def test_readers_are_told_and_see_no_badge(self, client, overdue):
        shown = client.get(overdue.get_absolute_url()).content.decode()
        assert "Dr Late" in shown and "Overdue since" in shown
        assert 'class="badge"' not in shown and "lastReviewed" not in shown

    def test_a_quiet_site_says_nothing_of_it(self, client, overdue, settings):
        settings.OVERDUE_REVIEW = "quiet"
        shown = client.get(overdue.get_absolute_url()).content.decode()
        assert "Dr Late" not in shown and "verdue" not in shown and 'class="badge"' not in shown
        assert "has not been reviewed yet" not in shown

    def test_the_same_text_can_be_signed_anew(self, client, overdue):
        Review.objects.approve(overdue, by=doctor("again"))
        assert "Dr Again" in client.get(overdue.get_absolute_url()).content.decode()
