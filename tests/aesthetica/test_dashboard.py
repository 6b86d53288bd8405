"""The overview shows each person what waits for them, and nothing of others."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from aesthetica.dashboard_figures import last_weeks
from articles.models import Review
from clinics.models import Lead, OutgoingEmail
from tests.articles.factories import ArticleFactory, approve, make_public
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def overview(cast, name):
    return cast.client(name).get(INDEX).content.decode()


def test_a_submitted_text_waits_for_reviewer_and_editor(cast):
    article = ArticleFactory(title="Needles and you")
    article.submit(by=cast.writer)
    for name in ("reviewer", "editor"):
        assert "Needles and you" in overview(cast, name)
    for name in ("desk", "marketing", "privacy"):
        assert "Needles and you" not in overview(cast, name)


def test_the_writer_sees_own_drafts_and_what_came_back(cast):
    mine, theirs = ArticleFactory(title="My own text"), ArticleFactory(title="Not my text")
    mine.edit({}, by=cast.writer)
    theirs.edit({}, by=cast.editor)
    mine.submit(by=cast.writer)
    Review.objects.reject(mine, by=cast.reviewer, reason="Name the study")
    page = overview(cast, "writer")
    assert "My own text" in page and "Name the study" in page
    assert "Not my text" not in page


def test_a_draft_that_the_check_stops_is_named_to_the_editor(cast):
    ArticleFactory(title="Unreviewed claims", body="Guaranteed results without any risk.")
    page = overview(cast, "editor")
    assert "Drafts with blocking findings" in page and "Unreviewed claims" in page


@pytest.mark.parametrize(("days", "words"), [(-3, "overdue since"), (10, "due on")])
def test_reviews_that_are_due_are_shown_with_their_day(cast, days, words):
    article = ArticleFactory(title="Signed long ago")
    article.edit({}, by=cast.writer)
    approve(article, due=timezone.localdate() + timedelta(days=days), at=timezone.now() - timedelta(days=300))
    make_public(article)
    page = overview(cast, "reviewer")
    assert "Signed long ago" in page and words in page


def test_a_review_that_was_renewed_is_no_longer_due(cast):
    article = ArticleFactory(title="Signed again")
    article.edit({}, by=cast.writer)
    review = approve(article, due=timezone.localdate(), at=timezone.now() - timedelta(days=300))
    make_public(article)
    approve(article, practitioner=review.practitioner)
    assert "Signed again" not in overview(cast, "reviewer")


def test_failed_mail_and_ending_promotions_reach_those_who_can_act(cast):
    promotion = PromotionFactory(headline="Ends soon", ends_at=timezone.now() + timedelta(days=3))
    promotion.issue_to(LeadFactory())
    OutgoingEmail.objects.update(status="failed", failed_at=timezone.now(), last_error="550 no such mailbox")
    assert "550 no such mailbox" in overview(cast, "administrator")
    assert "Ends soon" in overview(cast, "marketing")
    assert "Ends soon" not in overview(cast, "writer")


def test_figures_stand_in_the_drawing_and_in_the_table(cast):
    promotion, clinic = PromotionFactory(), ClinicFactory()
    for _number in range(3):
        code = promotion.issue_to(LeadFactory())
    code.redeem(clinic=clinic, by=cast.desk, is_new_client=True)
    Lead.objects.filter(pk=code.lead_id).update(day=timezone.localdate() - timedelta(days=7))
    page = overview(cast, "marketing")
    assert "3 people asked for a code, 1 of them redeemed it" in page
    assert page.count('<tr><th scope="row">') == 9
    weeks = last_weeks().weeks
    assert [(week.asked, week.redeemed) for week in weeks[-2:]] == [(1, 1), (2, 0)]
    assert weeks[-1].bars[0].height == 2 * weeks[-2].bars[0].height


def test_without_leads_the_figures_say_so(cast):
    assert "Nobody has asked for a code in these weeks" in overview(cast, "marketing")


def test_leads_of_others_are_no_figures_for_the_writer(cast):
    assert "Leads and redemptions" not in overview(cast, "writer")


def test_staff_without_a_role_are_told_what_to_do(cast):
    assert "have no role yet" in overview(cast, "unassigned")


def test_the_number_of_queries_does_not_grow_with_the_content(cast):
    client = cast.client("superuser")
    client.get(INDEX)

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get(INDEX)
        return len(captured)

    for _number in range(12):
        ArticleFactory().submit(by=cast.writer)
    client.get(INDEX)
    few = queries()
    for _number in range(30):
        ArticleFactory().submit(by=cast.writer)
    client.get(INDEX)
    assert queries() == few


def test_shortcuts_lead_somewhere(cast):
    for name in ("writer", "editor", "desk", "marketing", "privacy", "administrator"):
        client = cast.client(name)
        for shortcut in client.get(INDEX).context["shortcuts"]:
            assert client.get(shortcut.link).status_code == 200


def test_the_sidebar_shows_each_role_its_own_lists(cast):
    leads, articles = reverse("admin:clinics_lead_changelist"), reverse("admin:articles_article_changelist")
    assert leads in overview(cast, "marketing") and articles not in overview(cast, "marketing")
    assert articles in overview(cast, "writer") and leads not in overview(cast, "writer")
    assert reverse("desk") in overview(cast, "desk")
