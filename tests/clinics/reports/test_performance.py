"""The figures, counted by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from clinics.models import OutgoingEmail, Promotion
from clinics.reports import performance as reports
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
WINDOW = (MONDAY - timedelta(days=1), MONDAY + timedelta(days=30))


@pytest.fixture
def figures():
    """Two weeks: three codes (two sent, one redeemed) and one; one lead each of spam, before and after."""
    first = PromotionFactory(headline="First", starts_at=MONDAY - timedelta(days=60))
    PromotionFactory(headline="Second", starts_at=MONDAY)
    clinic, user = ClinicFactory(name="Larkminster"), UserFactory()
    sent = [
        issued_code(first, at=MONDAY, utm_source="news", source_path="/articles/prp/"),
        issued_code(
            first, at=MONDAY + timedelta(days=1), referrer_host="search.example", source_path="/articles/prp/"
        ),
    ]
    issued_code(first, at=MONDAY + timedelta(days=2), utm_source="news", source_path="/treatments/prp/")
    issued_code(first, at=MONDAY + timedelta(days=7), source_path="/treatments/prp/")
    issued_code(first, at=MONDAY - timedelta(days=20))
    issued_code(first, at=MONDAY + timedelta(days=40))
    first.keep_apart(LeadFactory(created_at=MONDAY), "honeypot")
    for promo_code in sent:
        promo_code.was_sent(MONDAY)
    sent[0].was_sent(MONDAY + timedelta(hours=1))
    wrong = sent[0].redeem(clinic=clinic, by=user, is_new_client=True, at=MONDAY + timedelta(days=3))
    wrong.undo(by=user, reason="Wrong patient")
    sent[0].redeem(clinic=clinic, by=user, is_new_client=True, at=MONDAY + timedelta(days=3))


def test_each_promotion_shows_how_far_its_leads_got(figures):
    first, second = Promotion.objects.with_performance(*WINDOW).order_by("headline")
    assert [first.asked, first.issued, first.sent, first.redeemed, first.rate] == [4, 4, 2, 1, 0.25]
    assert [second.asked, second.issued, second.sent, second.redeemed, second.rate] == [0, 0, 0, 0, None]


def test_promotions_and_their_figures_cost_one_query(figures, django_assert_num_queries):
    with django_assert_num_queries(1):
        list(Promotion.objects.with_performance(*WINDOW))


def test_what_waits_is_counted(figures):
    OutgoingEmail.objects.filter(status="queued").update(next_attempt_at=MONDAY)
    assert reports.waiting(MONDAY) == {"failed": 0, "due": 6, "spam": 1}
