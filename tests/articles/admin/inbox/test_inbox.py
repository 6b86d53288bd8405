"""The inbox: everything about pages that waits for a person, most urgent first, each with its next act."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Comment, Review, Task
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public

pytestmark = pytest.mark.django_db
INBOX = reverse("admin:articles_inbox")


def inbox(cast, name):
    return cast.client(name).get(INBOX).content.decode()


def written(page, by):
    page.edit({}, by=by)
    return page


def badge(page):
    found = re.search(r'<a[^>]*href="[^"]*/inbox/"[^>]*>(.*?)</a>', page, re.DOTALL)
    return re.sub(r"<[^>]*>|inbox|Inbox|\s", "", found[1])


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_tasks_reach_the_person_and_the_role_by_their_day(cast, make):
    page = make()
    reviewers = Group.objects.get(name="Medical reviewer")
    task = Task.objects.assign(page, text="Read it all.", to=reviewers, by=cast.editor)
    Task.objects.filter(pk=task.pk).update(due_on=timezone.localdate() - timedelta(days=2))
    shown = inbox(cast, "reviewer")
    assert "Read it all." in shown and "overdue since" in shown and f"/tasks/#task-{task.pk}" in shown
    assert "Read it all." not in inbox(cast, "writer")
    task.complete(by=cast.reviewer)
    assert "Read it all." not in inbox(cast, "reviewer")


def test_the_most_urgent_kind_comes_first(cast):
    page = written(ArticleFactory(title="Needles"), cast.writer)
    page.submit(by=cast.writer)
    Task.objects.assign(page, text="Find a picture.", to=cast.reviewer, by=cast.editor)
    Comment.objects.add(page, by=cast.reviewer, text="Mine.")
    Comment.objects.add(page, by=cast.editor, text="A question.")
    shown = inbox(cast, "reviewer")
    titles = ["Tasks for you", "Submitted for review", "New comments on your pages"]
    places = [shown.index(f"</span>{title}") for title in titles]
    assert places == sorted(places)


def test_a_text_that_waits_leads_the_reviewer_to_the_signature_and_goes_once_it_is_signed(cast):
    page = written(ArticleFactory(title="Needles"), cast.writer)
    page.submit(by=cast.writer)
    way = reverse("admin:articles_article_approve", args=[page.pk])
    assert way in inbox(cast, "reviewer")
    Review.objects.approve(page, by=cast.reviewer)
    assert way not in inbox(cast, "reviewer")


def test_a_signed_text_leads_the_editor_to_publishing_until_it_is_public(cast):
    page = written(TreatmentTypeFactory(name="Peel"), cast.writer)
    approve(page)
    way = reverse("admin:articles_treatmenttype_publish", args=[page.pk])
    assert way in inbox(cast, "editor") and way not in inbox(cast, "writer")
    make_public(page)
    assert way not in inbox(cast, "editor")


def test_a_text_that_came_back_is_with_its_writer_alone(cast):
    page = written(ArticleFactory(title="Needles"), cast.writer)
    page.submit(by=cast.writer)
    Review.objects.reject(page, by=cast.reviewer, reason="Name the study.")
    assert "Name the study." in inbox(cast, "writer")
    assert "Name the study." not in inbox(cast, "editor")


def test_comments_reach_who_wrote_the_page_and_who_joined_until_they_are_read(cast):
    page = written(ArticleFactory(), cast.writer)
    thread = Comment.objects.add(page, guest_name="Dr Guest", text="Is this so?")
    assert "Dr Guest: Is this so?" in inbox(cast, "writer")
    assert "Is this so?" not in inbox(cast, "editor")
    thread.reply(by=cast.editor, text="I think so.")
    shown = inbox(cast, "writer")
    assert "editor: I think so." in shown and f"/comments/#comment-{thread.pk}" in shown
    client = cast.client("writer")
    client.get(reverse("admin:articles_article_comments", args=[page.pk]))
    assert "I think so." not in inbox(cast, "writer")
    thread.reply(by=cast.reviewer, text="So do I.")
    assert "So do I." in inbox(cast, "writer") and "So do I." in inbox(cast, "editor")


def test_own_words_are_never_unread(cast):
    Comment.objects.add(written(ArticleFactory(), cast.writer), by=cast.writer, text="Note to myself.")
    assert "Note to myself." not in inbox(cast, "writer")


def test_the_sidebar_counts_what_is_to_do_and_to_read(cast):
    page = written(ArticleFactory(), cast.writer)
    assert badge(inbox(cast, "writer")) == ""
    Task.objects.assign(page, text="Find a picture.", to=cast.writer, by=cast.editor)
    Comment.objects.add(page, by=cast.editor, text="A question.")
    assert badge(inbox(cast, "writer")) == "2"


def test_the_overview_shows_the_head_of_the_inbox(cast):
    page = written(ArticleFactory(), cast.writer)
    for number in range(8):
        Task.objects.assign(page, text=f"Task No. {number}", to=cast.writer, by=cast.editor)
    overview = cast.client("writer").get(reverse("admin:index")).content.decode()
    assert overview.count("Task No. ") == 6
    assert inbox(cast, "writer").count("<strong>Task No. ") == 8


def test_a_long_inbox_is_bounded_and_needs_no_more_queries(cast):
    client = cast.client("superuser")

    def add(count):
        for number in range(count):
            page = written(ArticleFactory(), cast.superuser)
            page.submit(by=cast.writer)
            Task.objects.assign(page, text=f"Task {number}", to=cast.superuser, by=cast.editor)
            Comment.objects.add(page, by=cast.writer, text="A question.")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            page = client.get(INBOX).content.decode()
        return len(captured), page

    add(3)
    client.get(INBOX)
    few, _page = queries()
    add(25)
    many, page = queries()
    assert many == few
    assert page.count("<strong>Task ") == 20 and "All 28" in page


def test_an_empty_inbox_says_so(cast):
    assert "Nothing waits for you." in inbox(cast, "writer")


def test_the_palette_leads_to_the_inbox_and_only_those_who_have_one(cast):
    found = [cast.client(name).get(reverse("admin:search"), {"s": "inbo"}) for name in ("writer", "desk")]
    assert [INBOX in each.content.decode() for each in found] == [True, False]
