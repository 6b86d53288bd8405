"""Whoever asks first after the moment, a change goes live once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, PageEvent, ScheduledChange
from tests.articles.factories import ArticleFactory, make_public
from tests.clinics.races.processes import run_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def ask(_number):
    from django.test import Client

    return "Next" in Client().get("/articles/page/").content.decode()


def test_of_many_readers_at_the_moment_each_sees_the_new_text_and_it_goes_live_once():
    page = make_public(ArticleFactory(title="Live", slug="page"))
    page.edit({"title": "Next"}, by=None)
    make_public(page, at=timezone.now() + timedelta(hours=1))
    ScheduledChange.objects.update(goes_live_at=timezone.now() - timedelta(seconds=1))
    assert run_at_once(ask, [(number,) for number in range(6)]) == [True] * 6
    assert Article.objects.get().title == "Next"
    assert PageEvent.objects.of(page).filter(act="published").count() == 2
