"""Several workers write one reminder."""

import pytest
from django.utils import timezone

from articles.models import ReviewReminder
from clinics.models import OutgoingEmail
from tests.articles.factories import ArticleFactory, PractitionerFactory, approve, make_public, make_user
from tests.clinics.races.processes import run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def work(_number):
    from aesthetica.review_reminding import write_review_reminder

    return write_review_reminder()


def test_of_many_workers_one_writes():
    doctor = make_user(email="doctor@staff.example")
    for _ in range(5):
        page = ArticleFactory()
        approve(page, practitioner=PractitionerFactory(user=make_user()), due=timezone.localdate())
        page.reviews.update(by=doctor)
        make_public(page)
    assert sorted(run_at_once(work, [(number,) for number in range(4)])) == [False, False, False, True]
    assert OutgoingEmail.objects.count() == 1
    assert ReviewReminder.objects.count() == 5
