"""The table of moves is what the verbs do: each is open from its states and refused from all others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Review
from articles.models.state import MOVES, State
from tests.articles.factories import (
    ArticleFactory,
    PractitionerFactory,
    TreatmentTypeFactory,
    approve,
    make_public,
    make_user,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def written(factory):
    page = factory()
    page.edit({"summary" if factory is TreatmentTypeFactory else "body": "Words."}, by=make_user())
    return page


def submitted(page):
    page.submit(by=None)
    return page


def signed(page):
    approve(page)
    return page


def ended(page):
    page = make_public(page)
    past = timezone.now() - HOUR
    type(page).objects.filter(pk=page.pk).update(publish_from=past - HOUR, publish_until=past)
    page.refresh_from_db()
    return page


def withdrawn(page):
    make_public(page).withdraw(by=None, reason="Out of date")
    page.refresh_from_db()
    return page


WAYS = {
    State.DRAFT: lambda page: page,
    State.IN_REVIEW: submitted,
    State.APPROVED: signed,
    State.SCHEDULED: lambda page: make_public(page, at=timezone.now() + HOUR),
    State.LIVE: make_public,
    State.ENDED: ended,
    State.WITHDRAWN: withdrawn,
}


def doctor():
    user = make_user()
    PractitionerFactory(user=user)
    return user


VERBS = {
    "submit": lambda page: page.submit(by=None),
    "approve": lambda page: Review.objects.approve(page, by=doctor()),
    "send_back": lambda page: Review.objects.reject(page, by=doctor(), reason="Name the risks."),
    "publish": lambda page: page.publish(by=None, override_reason="A test."),
    "schedule": lambda page: page.publish(by=None, at=timezone.now() + 2 * HOUR, override_reason="A test."),
    "reschedule": lambda page: page.reschedule(by=None, at=timezone.now() + 3 * HOUR),
    "unschedule": lambda page: page.unschedule(by=None),
    "end_at": lambda page: page.end_at(by=None, at=timezone.now() + 9 * HOUR),
    "withdraw": lambda page: page.withdraw(by=None, reason="Out of date"),
}


@pytest.mark.parametrize("factory", [ArticleFactory, TreatmentTypeFactory])
@pytest.mark.parametrize("state", State)
def test_each_state_is_told(factory, state):
    page = WAYS[state](written(factory))
    assert state in page.states()


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_open_where_the_table_says_so_and_nowhere_else(name, state):
    page = WAYS[state](written(ArticleFactory))
    before = Article.objects.filter(pk=page.pk).values().get()
    if MOVES[name].starts & page.states():
        VERBS[name](page)
        goal = MOVES[name].leads_to
        stays = name == "approve" and not page.has_unpublished_text  # signing anew what is on the site
        assert goal is None or stays or goal in Article.objects.get(pk=page.pk).states()
    else:
        with pytest.raises(Article.NotAllowed, match="does not allow"):
            VERBS[name](page)
        assert Article.objects.filter(pk=page.pk).values().get() == before


def test_a_live_page_with_a_newer_text_stands_in_two_states():
    page = make_public(ArticleFactory())
    page.edit({"body": "Next."}, by=None)
    assert page.states() == {State.LIVE, State.DRAFT}
    page.submit(by=None)
    assert page.states() == {State.LIVE, State.IN_REVIEW}


def test_every_move_asks_for_a_permission_that_exists(django_user_model):
    from django.contrib.auth.models import Permission

    known = set(Permission.objects.values_list("codename", flat=True))
    assert {f"{move.permission}_article" for move in MOVES.values()} <= known


def test_a_page_whose_schedule_is_taken_back_was_never_public_and_can_be_deleted():
    page = WAYS[State.SCHEDULED](written(ArticleFactory))
    page.unschedule(by=None)
    page.refresh_from_db()
    assert (page.status, page.publish_from, page.published_at) == ("draft", None, None)
    page.remove(by=None)
    assert not Article.objects.exists()


def test_a_page_that_was_public_keeps_that_when_its_schedule_is_taken_back():
    page = WAYS[State.WITHDRAWN](written(ArticleFactory))
    make_public(page, at=timezone.now() + HOUR).unschedule(by=None)
    page.refresh_from_db()
    assert page.status == "draft"
    with pytest.raises(Article.NotAllowed, match="was public once"):
        page.remove(by=None)


def test_a_text_whose_end_is_over_is_not_published():
    page = written(ArticleFactory)
    page.edit({"publish_until": (timezone.now() - HOUR).isoformat()}, by=None)
    with pytest.raises(Article.NotAllowed, match="move its end first"):
        make_public(page)
