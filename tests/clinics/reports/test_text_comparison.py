"""Two texts compared: which views and leads count, and what is said about them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from clinics.models import OfferView
from clinics.reports.rate_difference import Rate
from clinics.reports.text_comparison import Comparison, Verdict, compare
from tests.clinics.factories import LeadFactory, PromotionFactory, UserFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def text():
    promotion = PromotionFactory(starts_at=START - 9 * DAY)
    text = promotion.start_second_text(headline="Another", summary="In other words", by=None, at=START)
    text.end(by=UserFactory(), at=START + 30 * DAY)
    return text


def see(text, day, count, path="/articles/prp/", **fields):
    OfferView.objects.create(promotion=text.promotion, day=day, path=path, count=count, **fields)


def ask(text, at, path="/articles/prp/", **fields):
    return text.promotion.issue_to(LeadFactory(source_path=path, **fields), at=at)


def test_days_of_pages_are_counted_by_hand_on_whole_days_only(text):
    see(text, "2026-06-01", 9)  # it began within this day
    see(text, "2026-07-01", 9)  # and ended within this one
    see(text, "2026-06-02", 20)
    see(text, "2026-06-02", 5, source="news")
    see(text, "2026-06-03", 30, variant=text)
    see(text, "2026-06-03", 10, path="/treatments/prp/")
    see(text, "2026-06-30", 4)
    for path in ("", "other"):
        see(text, "2026-06-04", 99, path=path)
    for days in (0, 1, 1, 30):
        ask(text, START + days * DAY)
    ask(text, START + 2 * DAY, variant=text)
    ask(text, START + 2 * DAY, path="/never-seen/")
    text.promotion.keep_apart(LeadFactory(source_path="/articles/prp/", created_at=START + DAY), "honeypot")
    found = compare(text)
    assert (found.first_day, found.last_day) == (date(2026, 6, 2), date(2026, 6, 30))
    assert (found.first.clusters, found.first.seen, found.first.asked) == (3, 39, 2)
    assert (found.second.clusters, found.second.seen, found.second.asked) == (1, 30, 1)
    assert found.verdict is Verdict.TOO_EARLY
    assert found.words == "Too early: each text needs at least 10 days of pages and 10 people who asked."


def comparison(first, second):
    return Comparison(date(2026, 6, 1), date(2026, 6, 28), first, second)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "words"),
    [
        ((20, 1000, 50, 1e-6), (20, 1000, 70, 1e-6), Verdict.SECOND, "B brings more: between +1.7 and +2.3 of 100 who see it."),
        ((20, 1000, 70, 1e-6), (20, 1000, 50, 1e-6), Verdict.FIRST, "A brings more: between +1.7 and +2.3 of 100 who see it."),
        ((20, 1000, 50, 1e-4), (20, 1000, 60, 1e-4), Verdict.OPEN, "It can’t be told yet which brings more: B compared with A brings between −1.9 and +3.9 of 100 who see it."),
        ((9, 1000, 50, 1e-6), (20, 1000, 70, 1e-6), Verdict.TOO_EARLY, None),
        ((20, 1000, 50, 1e-6), (20, 1000, 9, 1e-6), Verdict.TOO_EARLY, None),
        ((0, 0, 0, 0.0), (0, 0, 0, 0.0), Verdict.TOO_EARLY, None),
    ],
)  # fmt: skip
def test_the_verdict_says_no_more_than_the_interval(first, second, verdict, words):
    found = comparison(Rate(*first), Rate(*second))
    assert found.verdict is verdict
    assert words is None or found.words == words


def test_the_page_shows_both_texts_with_their_figures(client, text):
    client.force_login(UserFactory.allowed("view_reports"))
    for number in range(12):
        for variant, day in ((None, number), (text, number + 1)):
            see(text, (START + DAY + day * DAY).date(), 50, path=f"/articles/{number}/", variant=variant)
            for _lead in range(4 if variant else 1):
                ask(text, START + DAY + day * DAY, path=f"/articles/{number}/", variant=variant)
    page = client.get(reverse("report_second_text", args=[text.pk])).content.decode()
    cells = ("".join(f'<td class="number">{cell}</td>' for cell in row) for row in (("600", "12", "2.0", "12"), ("600", "48", "8.0", "12")))  # fmt: skip
    assert all(row in page for row in cells)
    assert "B brings more: between +6.0 and +6.0 of 100 who see it." in page
    assert "In other words" in page and text.promotion.headline in page
    assert "End the trial" not in page


def test_there_is_no_page_for_a_text_that_does_not_exist(client):
    client.force_login(UserFactory.allowed("view_reports"))
    assert client.get("/admin/reports/promotions/texts/999/").status_code == 404
