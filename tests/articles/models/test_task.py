"""Tasks: asked of a person or a role, done by whoever is first, everything on record."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import PageEvent, Task
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


def day(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def reviewers():
    return Group.objects.get(name="Medical reviewer")


@pytest.fixture
def task(cast):
    return Task.objects.assign(ArticleFactory(), text="Find a picture.", to=cast.writer, by=cast.editor)


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_person_or_a_role_is_asked_by_a_day(cast, reviewers, make):
    page = make()
    one = Task.objects.assign(page, text=" Look. ", to=cast.writer, by=cast.editor, due_on=day(3))
    other = Task.objects.assign(page, text="Read.", to=reviewers, by=cast.editor)
    assert (one.text, one.asked, other.asked) == ("Look.", "writer", "Medical reviewer")
    assert list(Task.objects.for_person(cast.writer)) == [one]
    assert list(Task.objects.for_person(cast.reviewer)) == [other]
    event = PageEvent.objects.of(page).first()
    assert (event.act, event.detail["asked"]) == ("task_assigned", "Medical reviewer")


def test_the_earliest_day_comes_first_and_no_day_last(cast, task):
    page = task.page
    later = Task.objects.assign(page, text="B", to=cast.writer, by=cast.editor, due_on=day(5))
    sooner = Task.objects.assign(page, text="A", to=cast.writer, by=cast.editor, due_on=day(1))
    assert list(Task.objects.open()) == [sooner, later, task]
    assert list(Task.objects.overdue(day(2))) == [sooner]


def test_it_is_done_opened_again_and_given_to_others(cast, task, reviewers):
    task.complete(by=cast.writer)
    assert not Task.objects.open().exists() and Task.objects.get().done_by == cast.writer
    task.reopen(by=cast.editor)
    task.reassign(to=reviewers, by=cast.editor)
    assert list(Task.objects.open().for_person(cast.reviewer)) == [task]
    assert not Task.objects.for_person(cast.writer).exists()
    acts = PageEvent.objects.of(task.page).values_list("act", flat=True)
    assert list(acts)[:3] == ["task_reassigned", "task_reopened", "task_done"]


def test_a_deleted_draft_takes_its_tasks_along(cast, task):
    task.page.remove(by=cast.editor)
    assert not Task.objects.exists()


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "words"), [({"text": " "}, "has to be done"), ({"due_on": day(-1)}, "past")]
)
def test_nothing_and_the_past_are_not_asked(cast, wrong, words):
    asked = {"text": "Look.", "to": cast.writer, "by": cast.editor} | wrong
    with pytest.raises(Task.NotAllowed, match=words):
        Task.objects.assign(ArticleFactory(), **asked)


def test_what_is_done_is_not_done_again_even_from_an_old_page(cast, task):
    seen_before = Task.objects.get(pk=task.pk)
    task.complete(by=cast.writer)
    with pytest.raises(Task.NotAllowed, match="already"):
        seen_before.complete(by=cast.editor)
    with pytest.raises(Task.NotAllowed, match="already"):
        seen_before.reassign(to=cast.editor, by=cast.editor)
    assert Task.objects.get().done_by == cast.writer
    task.reopen(by=cast.writer)
    with pytest.raises(Task.NotAllowed, match="not done"):
        task.reopen(by=cast.writer)


@pytest.mark.parametrize("wrong", ["nobody", "both", "blank", "done by nobody", "no page"])
def test_the_database_refuses_what_the_verbs_forbid(cast, reviewers, wrong):
    values = {"article": ArticleFactory(), "text": "x", "person": cast.writer, "created_by": cast.editor}
    values |= {
        "nobody": {"person": None},
        "both": {"role": reviewers},
        "blank": {"text": ""},
        "done by nobody": {"done_at": timezone.now()},
        "no page": {"article": None},
    }[wrong]
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.create(**values)
