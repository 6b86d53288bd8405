"""Those who sign and publish hear of a review before its day, on it and after it: once each, one e-mail a day."""

from datetime import date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from aesthetica.review_reminding import write_review_reminder
from aesthetica.waiting_work import WORK, do_one
from articles.models import ReviewReminder
from clinics.models import OutgoingEmail
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public, make_user

pytestmark = pytest.mark.django_db
DUE = date(2030, 6, 30)


def on(days):
    """Ten in the morning, so many days after the review's day."""
    return timezone.make_aware(datetime.combine(DUE + timedelta(days=days), time(10)))


@pytest.fixture
def reviewed(cast):
    return signed(cast)


def signed(cast, factory=ArticleFactory, due=DUE, **fields):
    page = factory(**fields)
    approve(page, practitioner=cast.reviewer.practitioner, due=due)
    return make_public(page)


def written(at):
    while write_review_reminder(at):
        pass
    return sorted(
        OutgoingEmail.objects.filter(kind="reviews_due", created_at=at).values_list("to_address", flat=True)
    )


def test_the_signer_hears_before_on_and_after_the_day_and_the_editors_after(cast, reviewed):
    cast.editor, cast.writer  # noqa: B018  (they are there)
    told = {days: written(on(days)) for days in (-31, -30, -29, -1, 0, 1, 6, 7, 8, 100)}
    reviewer, editor = "reviewer@staff.example", "editor@staff.example"
    assert {days: who for days, who in told.items() if who} == {
        -30: [reviewer],
        0: [reviewer],
        7: [editor, reviewer],
    }


def test_a_worker_that_was_away_catches_up_with_one(cast, reviewed):
    assert written(on(20)) == ["reviewer@staff.example"]
    assert written(on(21)) == []
    assert list(ReviewReminder.objects.values_list("stage", flat=True)) == ["after"]


def test_all_that_has_come_up_is_one_e_mail(cast):
    (
        signed(cast, title="First"),
        signed(cast, TreatmentTypeFactory, name="Second", due=DUE + timedelta(days=3)),
    )
    assert len(written(on(0))) == 1
    email = OutgoingEmail.objects.get()
    assert email.subject == "2 medical reviews are due"
    assert "First: due on" in email.text_body and "Second: due on" in email.text_body
    assert "/admin/articles/treatmenttype/" in email.text_body and "First</a>" in email.html_body


def test_the_worker_writes_and_sends_it(cast):
    assert write_review_reminder in [getattr(work, "_work", work) for work in WORK]
    signed(cast, due=timezone.localdate())
    assert write_review_reminder()
    while do_one():
        pass
    assert [message.to for message in mail.outbox] == [["reviewer@staff.example"]]
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers


def test_what_comes_up_later_the_same_day_waits_for_the_next(cast):
    signed(cast)
    assert len(written(on(0))) == 1
    signed(cast, title="Later")
    assert written(on(0) + timedelta(hours=3)) == []
    assert len(written(on(1))) == 1


def test_a_review_whose_day_is_moved_is_spoken_of_anew(cast, reviewed):
    written(on(0))
    review = reviewed.reviews.get()
    type(review).objects.filter(pk=review.pk).update(next_due_on=DUE + timedelta(days=90))
    assert written(on(1)) == []
    assert len(written(on(90))) == 1


def test_where_the_signer_has_left_the_reviewers_are_told(cast, reviewed):
    other = make_user("other", email="other@staff.example", is_staff=True)
    other.groups.add(Group.objects.get(name="Medical reviewer"))
    cast.reviewer.is_active = False
    cast.reviewer.save()
    assert written(on(0)) == ["other@staff.example"]


@pytest.mark.parametrize("change", ["withdrawn", "signed anew", "replaced"])
def test_nobody_hears_of_what_is_not_public_or_was_signed_again(cast, reviewed, change):
    if change == "withdrawn":
        reviewed.withdraw(by=None, reason="Out of date")
    elif change == "signed anew":
        approve(reviewed, practitioner=cast.reviewer.practitioner, due=DUE + timedelta(days=365))
    else:
        reviewed.edit({"body": "Another text."}, by=None)
        make_public(reviewed)
    assert written(on(0)) == []


def test_reminders_cost_the_same_whatever_is_long_overdue(cast, django_assert_max_num_queries):
    for number in range(12):
        signed(cast, due=DUE - timedelta(days=number))
    written(on(100))
    with django_assert_max_num_queries(4):
        assert not write_review_reminder(on(110))
