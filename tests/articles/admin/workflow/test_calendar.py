"""The calendar shows what appears, leaves and is due, and moves it for those who may; a refusal moves nothing."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, PageEvent
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, approve, make_public, make_user

pytestmark = pytest.mark.django_db
CALENDAR = "/admin/articles/article/calendar/"
DAY = timezone.localdate() + timedelta(days=10)


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def scheduled(title="To come", day=DAY):
    return make_public(ArticleFactory(title=title), at=noon(day))


def shown(cast, day, person="writer"):
    response = cast.client(person).get(CALENDAR, {"month": f"{day:%Y-%m}"})
    days = {day: found for week in response.context["weeks"] for day, found in week}
    return [(each["entry"].kind, str(each["entry"].page), each["may_move"]) for each in days.get(day, [])]


def move(client, kind, page, day, clock=""):
    handle = f"{kind}:{page._meta.model_name}:{page.pk}"
    response = client.post(CALENDAR, {"entry": handle, "day": day.isoformat(), "clock": clock}, follow=True)
    page.refresh_from_db()
    return response.content.decode()


def test_each_kind_stands_on_its_day(cast):
    page = scheduled()
    page.end_at(by=None, at=noon(DAY + timedelta(days=1)))
    approve(page, due=DAY + timedelta(days=2))
    days = [shown(cast, DAY + timedelta(days=after), "editor") for after in range(3)]
    assert days == [
        [("appears", "To come", True)],
        [("leaves", "To come", True)],
        [("due", "To come", False)],
    ]


def test_treatments_stand_there_too_and_drafts_do_not(cast):
    make_public(TreatmentTypeFactory(name="Needling"), at=noon(DAY))
    ArticleFactory()
    assert shown(cast, DAY) == [("appears", "Needling", False)]


def test_what_has_happened_is_shown_and_stays(cast):
    page = make_public(ArticleFactory(title="Live"))
    assert shown(cast, timezone.localdate(), "editor") == [("appears", "Live", False)]
    assert "Went live" in cast.client("editor").get(CALENDAR).content.decode()
    assert "does not allow this any more: it is “live”" in move(cast.client("editor"), "appears", page, DAY)


def test_an_editor_moves_the_appearance_and_keeps_the_time_of_day(cast, client):
    page = scheduled()
    move(cast.client("editor"), "appears", page, DAY + timedelta(days=3))
    assert page.publish_from == noon(DAY + timedelta(days=3))
    move(cast.client("editor"), "appears", page, DAY, "09:30")
    assert timezone.localtime(page.publish_from).time() == time(9, 30)
    assert PageEvent.objects.of(page).filter(act="scheduled", by=cast.editor).count() == 2


def test_an_editor_moves_the_end_without_making_a_draft_of_a_live_page(cast):
    page = make_public(ArticleFactory())
    approve(page)
    page.end_at(by=None, at=noon(DAY))
    move(cast.client("editor"), "leaves", page, DAY + timedelta(days=1))
    assert page.publish_until == noon(DAY + timedelta(days=1))
    assert not page.has_draft_ahead and page.live_approval


def test_the_end_holds_when_a_newer_draft_is_published(cast):
    page = make_public(ArticleFactory())
    page.edit({"excerpt": "A newer draft."}, by=None)
    page.end_at(by=None, at=noon(DAY))
    assert page.has_draft_ahead
    make_public(page, by=make_user(is_superuser=True))
    assert page.publish_until == noon(DAY)


def test_the_next_text_of_a_live_page_stands_there_and_is_moved(cast):
    page = make_public(ArticleFactory(title="Live"))
    page.edit({"title": "Renewed"}, by=None)
    make_public(page, at=noon(DAY))
    assert shown(cast, DAY, "editor") == [("changes", "Live", True)]
    assert shown(cast, DAY, "writer") == [("changes", "Live", False)]
    move(cast.client("editor"), "changes", page, DAY + timedelta(days=1), "09:30")
    moment = timezone.localtime(page.planned_change.goes_live_at)
    assert (moment.date(), moment.time()) == (DAY + timedelta(days=1), time(9, 30))
    assert "That moment is past" in move(
        cast.client("editor"), "changes", page, timezone.localdate() - timedelta(days=1)
    )
    page.unschedule(by=None)
    assert "not in the calendar any more" in move(cast.client("editor"), "changes", page, DAY)


def test_a_reviewer_moves_the_day_of_the_next_review(cast):
    page = make_public(ArticleFactory())
    review = approve(page, due=DAY)
    move(cast.client("reviewer"), "due", page, DAY + timedelta(days=30))
    review.refresh_from_db()
    assert review.next_due_on == DAY + timedelta(days=30)


@pytest.mark.parametrize("day", [timezone.localdate(), timezone.localdate() + timedelta(days=3000)])
def test_a_review_is_not_moved_to_the_past_nor_far_away(cast, day):
    page = make_public(ArticleFactory())
    review = approve(page, due=DAY)
    move(cast.client("reviewer"), "due", page, day)
    review.refresh_from_db()
    assert review.next_due_on == DAY


def test_nothing_appears_in_the_past_or_after_its_end(cast):
    page = scheduled()
    page.end_at(by=None, at=noon(DAY + timedelta(days=2)))
    client = cast.client("editor")
    assert "That moment is past" in move(client, "appears", page, timezone.localdate() - timedelta(days=1))
    assert "leave the site before it appears" in move(client, "appears", page, DAY + timedelta(days=5))
    assert "That is too early" in move(client, "leaves", page, DAY - timedelta(days=1))
    assert page.publish_from == noon(DAY) and page.publish_until == noon(DAY + timedelta(days=2))


@pytest.mark.parametrize(
    ("person", "kind"), [("writer", "appears"), ("reviewer", "leaves"), ("editor", "due"), ("desk", "due")]
)
def test_who_may_not_moves_nothing(cast, person, kind):
    page = scheduled()
    page.end_at(by=None, at=noon(DAY + timedelta(days=2)))
    approve(page, due=DAY)
    handle = f"{kind}:article:{page.pk}"
    assert cast.client(person).post(CALENDAR, {"entry": handle, "day": str(DAY)}).status_code == 403


@pytest.mark.parametrize(
    "entry", ["", "appears:user:1", "appears:article:x", "other:article:1", "due:article:999999999999999999"]
)
def test_a_broken_form_moves_nothing(cast, entry):
    scheduled()
    response = cast.client("editor").post(CALENDAR, {"entry": entry, "day": str(DAY)})
    assert response.status_code in (302, 403)
    assert Article.objects.get().publish_from == noon(DAY)


@pytest.mark.parametrize("month", ["", "2026-13", "x", "0000-01", "99999-01", "2026-02"])
def test_any_month_can_be_asked_for(cast, month):
    response = cast.client("writer").get(CALENDAR, {"month": month})
    this = timezone.localdate().replace(day=1)
    assert response.context["month"] == (date(2026, 2, 1) if month == "2026-02" else this)


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    client, counts = cast.client("editor"), []
    for total in (1, 8):
        while Article.objects.count() < total:
            approve(scheduled(f"Number {Article.objects.count()}"), due=DAY)
        with django_assert_max_num_queries(30) as captured:
            client.get(CALENDAR, {"month": f"{DAY:%Y-%m}"})
        counts.append(len(captured))
    assert counts[0] == counts[1]
