"""Tasks on their page: given, done, given to somebody else; by those who may."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles.models import Task
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory

pytestmark = pytest.mark.django_db


def url(name, page, *more):
    return reverse(f"admin:articles_{page._meta.model_name}_{name}", args=[page.pk, *more])


def give(client, page, to, **values):
    data = {"text": "Find a picture.", "to": to} | values
    return client.post(url("task", page), data, follow=True)


def act(client, task, name, **values):
    return client.post(url("task-act", task.page, task.pk), {"act": name, **values}, follow=True)


@pytest.fixture
def task(cast):
    return Task.objects.assign(ArticleFactory(), text="Find a picture.", to=cast.writer, by=cast.editor)


@pytest.mark.parametrize("make", [ArticleFactory, TreatmentTypeFactory])
def test_a_task_is_given_to_a_person_or_a_role(cast, make):
    page, client = make(), cast.client("editor")
    role = Group.objects.get(name="Medical reviewer")
    day = timezone.localdate() + timedelta(days=2)
    assert "Find a picture." in give(client, page, f"person:{cast.writer.pk}", due_on=day).content.decode()
    give(client, page, f"role:{role.pk}")
    assert {(each.asked, each.due_on) for each in Task.objects.of(page)} == {
        ("writer", day),
        ("Medical reviewer", None),
    }


def test_only_those_who_may_see_the_page_can_be_asked(cast):
    page = ArticleFactory()
    response = give(cast.client("editor"), page, f"person:{cast.desk.pk}")
    assert response.status_code == 400 and not Task.objects.exists()
    assert "Find a picture." in response.content.decode()


def test_a_day_that_is_past_is_refused_at_its_field(cast):
    day = timezone.localdate() - timedelta(days=1)
    response = give(cast.client("editor"), ArticleFactory(), f"person:{cast.writer.pk}", due_on=day)
    assert response.status_code == 400 and "That day is past" in response.content.decode()


def test_it_is_done_opened_again_and_given_to_somebody_else(cast, task):
    client = cast.client("writer")
    page = act(client, task, "complete").content.decode()
    assert "0 open tasks" in page and "Done by writer" in page
    assert "already" in act(client, task, "complete").content.decode()
    act(client, task, "reopen")
    act(client, task, "reassign", to=f"person:{cast.reviewer.pk}")
    assert Task.objects.open().get().person == cast.reviewer
    assert "Choose who is asked" in act(client, task, "reassign", to="").content.decode()


def test_who_only_reads_does_what_they_are_asked_and_nothing_else(cast, task):
    client = cast.client("administrator")
    assert act(client, task, "complete").status_code == 403
    assert give(client, task.page, f"person:{cast.writer.pk}").status_code == 403
    task.reassign(to=cast.administrator, by=cast.editor)
    assert act(client, task, "complete").status_code == 200
    assert Task.objects.get().done_by == cast.administrator


def test_a_task_of_another_page_is_not_reached_through_this_one(cast, task):
    address = url("task-act", ArticleFactory(), task.pk)
    assert cast.client("writer").post(address, {"act": "complete"}).status_code == 404
