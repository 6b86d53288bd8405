"""The next text of a live page waits for its moment; readers see it from that second on, with no job running."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from aesthetica.waiting_work import do_one
from articles.models import Article, PageEvent, ScheduledChange
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public, make_user

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def planned(factory=ArticleFactory, title="Renewed", **fields):
    """A live page whose next text goes live in an hour."""
    name = "name" if factory is TreatmentTypeFactory else "title"
    page = make_public(factory(**{name: "Live", "slug": "page"}))
    page.edit({name: title, **fields}, by=None)
    return make_public(page, at=timezone.now() + HOUR)


@pytest.mark.parametrize("factory", [ArticleFactory, TreatmentTypeFactory])
def test_readers_see_the_new_text_from_its_moment_on_everywhere(client, factory):
    page = planned(factory, slug="new-page")
    assert page.is_published and str(page) == "Live"
    with time_machine.travel(timezone.now() + HOUR - timedelta(seconds=5)):
        assert "Renewed" not in client.get(page.get_absolute_url()).content.decode()
    with time_machine.travel(timezone.now() + HOUR):
        answer = client.get(page.get_absolute_url(), follow=True)
        assert "Renewed" in answer.content.decode()
        assert answer.redirect_chain  # the address changed with it
        assert "Renewed" in client.get("/search/?q=Renewed").content.decode()
        assert "Renewed" in client.get("/").content.decode() or factory is ArticleFactory
    assert not ScheduledChange.objects.exists()
    event = PageEvent.objects.of(page).filter(act="published").first()
    assert (event.version, event.detail.get("reason")) == (2, None)


def test_a_list_that_comes_first_shows_the_new_title(client):
    planned()
    with time_machine.travel(timezone.now() + HOUR):
        assert "Renewed" in client.get("/articles/").content.decode()


def test_the_worker_brings_it_live_when_nobody_asks():
    page = planned()
    with time_machine.travel(timezone.now() + HOUR):
        assert do_one()
        page.refresh_from_db()
    assert page.title == "Renewed" and not page.has_draft_ahead


def test_it_goes_live_late_as_of_its_own_moment(client):
    page = planned()
    moment = ScheduledChange.objects.get().goes_live_at
    with time_machine.travel(timezone.now() + 30 * HOUR):
        client.get("/articles/")
        page.refresh_from_db()
    assert page.published_at == moment


def test_words_written_after_the_plan_do_not_go_live_with_it(client):
    page = planned()
    page.edit({"title": "Later words"}, by=None)
    with time_machine.travel(timezone.now() + HOUR):
        assert "Later words" not in client.get("/articles/page/").content.decode()
        page.refresh_from_db()
    assert page.title == "Renewed" and page.has_draft_ahead


def test_the_plan_is_moved_and_dropped(client):
    editor, page = make_user("editor"), planned()
    page.reschedule(by=editor, at=timezone.now() + 3 * HOUR)
    with time_machine.travel(timezone.now() + 2 * HOUR):
        client.get("/articles/")
        assert ScheduledChange.objects.exists()
    page.unschedule(by=editor)
    assert not ScheduledChange.objects.exists()
    page.refresh_from_db()
    assert (page.title, page.is_published, page.has_draft_ahead) == ("Live", True, True)
    assert PageEvent.objects.of(page).filter(act="change_dropped", by=editor, version=2).exists()


@pytest.mark.parametrize("act", [make_public, lambda page: page.withdraw(by=None, reason="Out of date")])
def test_publishing_at_once_and_withdrawing_drop_the_plan(act):
    act(planned())
    assert not ScheduledChange.objects.exists()


def test_a_moved_end_goes_with_the_planned_text(client):
    page = planned()
    ends = timezone.now().replace(microsecond=0) + 5 * HOUR
    page.end_at(by=None, at=ends)
    with time_machine.travel(timezone.now() + HOUR):
        client.get("/articles/")
        page.refresh_from_db()
    assert (page.title, page.publish_until) == ("Renewed", ends)


def test_the_end_is_not_moved_where_an_older_text_waits():
    page = planned()
    page.edit({"title": "Later words"}, by=None)
    with pytest.raises(Article.NotAllowed, match="older text"):
        page.end_at(by=None, at=timezone.now() + 5 * HOUR)


def test_a_change_never_comes_after_the_end():
    page = make_public(ArticleFactory())
    page.end_at(by=None, at=timezone.now() + HOUR)
    page.edit({"title": "Renewed"}, by=None)
    with pytest.raises(Article.NotAllowed, match="before it appears"):
        make_public(page, at=timezone.now() + 2 * HOUR)


def test_a_change_that_can_not_go_live_is_told_and_stops_nothing(client):
    page = planned(slug="wanted")
    other = make_public(ArticleFactory(slug="other"))
    other.edit({"slug": "second"}, by=None)
    make_public(other, at=timezone.now() + HOUR)
    ArticleFactory(slug="wanted")
    with time_machine.travel(timezone.now() + HOUR):
        assert client.get("/articles/").status_code == 200
        page.refresh_from_db(), other.refresh_from_db()
    assert (page.slug, other.slug) == ("page", "second")
    assert "Another page has the address" in page.planned_change.refused
    assert PageEvent.objects.of(page).filter(act="change_refused").count() == 1


def test_one_change_waits_for_a_page():
    page = planned()
    with pytest.raises(IntegrityError), transaction.atomic():
        ScheduledChange.objects.create(
            article=page, revision=page.latest_revision, goes_live_at=timezone.now()
        )
    make_public(page, at=timezone.now() + 2 * HOUR)  # planning again replaces the plan
    assert ScheduledChange.objects.count() == 1


def test_checks_of_the_machine_and_of_staff_bring_nothing_live(client, cast):
    planned()
    with time_machine.travel(timezone.now() + HOUR):
        client.get("/healthz")
        assert ScheduledChange.objects.exists()
