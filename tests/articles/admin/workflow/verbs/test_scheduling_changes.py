"""The next text of a live page is scheduled, moved and taken back in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.inbox.waiting_lists import ready_to_publish
from articles.models import ScheduledChange
from tests.articles.admin.workflow.verbs.pages import messages_of, url
from tests.articles.factories import ArticleFactory, approve, make_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(cast):
    page = make_public(ArticleFactory(title="Live"))
    page.edit({"title": "Renewed"}, by=cast.writer)
    return page


def tomorrow():
    moment = timezone.localtime() + timedelta(days=1)
    return {"at_0": moment.date().isoformat(), "at_1": "08:30"}


def form(page):
    return reverse("admin:articles_article_change", args=[page.pk])


def test_an_editor_schedules_the_next_text_and_everybody_sees_when(cast, live):
    response = cast.client("editor").post(url(live, "publish"), tomorrow(), follow=True)
    assert messages_of(response)[0].startswith("The new text of “Live” goes live on")
    shown = cast.client("writer").get(form(live)).content.decode()
    assert "Version 2 goes live" in shown and "(scheduled by editor)" in shown
    live.refresh_from_db()
    assert live.is_published and live.title == "Live"


def test_it_is_taken_back(cast, live):
    client = cast.client("editor")
    client.post(url(live, "publish"), tomorrow())
    assert url(live, "unschedule") in client.get(form(live)).content.decode()
    assert client.post(url(live, "unschedule")).status_code == 302
    assert not ScheduledChange.objects.exists()
    assert url(live, "unschedule") not in client.get(form(live)).content.decode()


def test_a_writer_neither_schedules_nor_takes_back(cast, live):
    client = cast.client("writer")
    assert client.post(url(live, "publish"), tomorrow()).status_code == 403
    assert client.post(url(live, "unschedule")).status_code == 403


def test_where_nothing_waits_nothing_is_taken_back(cast, live):
    page = cast.client("editor").post(url(live, "unschedule")).content.decode()
    assert "does not allow this any more" in page


def test_one_that_could_not_go_live_says_why(cast, live):
    cast.client("editor").post(url(live, "publish"), tomorrow())
    ScheduledChange.objects.update(refused="The address is taken.")
    shown = cast.client("editor").get(form(live)).content.decode()
    assert "could not: The address is taken." in shown


def test_a_planned_text_is_not_offered_again_as_ready(cast, live):
    approve(live)
    assert [line.text for line in ready_to_publish(cast.editor, 5).lines] == ["Live"]
    cast.client("editor").post(url(live, "publish"), tomorrow())
    assert ready_to_publish(cast.editor, 5).lines == []
