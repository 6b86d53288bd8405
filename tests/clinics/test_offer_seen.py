"""Counting how often an offer is seen, without cookies."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinics import offer_seen
from clinics.models import OfferView, RateCounter, offer_view
from tests.articles.factories import ArticleFactory, make_public
from tests.clinics.factories import LeadFactory, PromotionFactory

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def promotion():
    return PromotionFactory(slug="spring")


@pytest.fixture
def article():
    return make_public(ArticleFactory(slug="prp"))


def tell(client, headers=OURS, slug="spring", **fields):
    return client.post(f"/offers/{slug}/seen/", {"page": "/articles/prp/"} | fields, headers=headers)


def counted():
    return [(view.path, view.source, view.count) for view in OfferView.objects.order_by("source", "path")]


def test_a_view_is_counted_with_its_day_page_and_source_and_nothing_of_the_reader(client, promotion, article):
    response = tell(client, page="/articles/prp/?utm_source=news", referrer="https://search.example/?q=1")
    assert (response.status_code, response.content, dict(response.cookies)) == (204, b"", {})
    assert "no-store" in response["Cache-Control"]
    tell(client, page="/articles/prp/?utm_source=news")
    tell(client, referrer="https://search.example/?q=secret")
    assert counted() == [("/articles/prp/", "news", 2), ("/articles/prp/", "search.example", 1)]
    assert {view.day for view in OfferView.objects.all()} == {timezone.localdate()}
    assert not any(
        "127.0.0.1" in str(row) for row in [*OfferView.objects.values(), *RateCounter.objects.values()]
    )


def test_without_scripts_a_picture_counts_by_the_address_of_the_page(client, promotion, article):
    referer = {"Referer": "http://testserver/articles/prp/?utm_source=news"}
    response = client.get("/offers/spring/seen/?page=/articles/prp/&text=", headers=OURS | referer)
    assert (response.status_code, response["Content-Type"]) == (200, "image/gif")
    assert response.content.startswith(b"GIF89a") and len(response.content) == 42
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert counted() == [("/articles/prp/", "news", 1)]


def test_the_page_brings_the_script_and_for_those_without_it_the_picture(client, promotion, article):
    page = client.get("/articles/prp/").content.decode()
    assert "js/offer_seen.js" in page
    assert (
        '<noscript><img class="offer-seen" src="/offers/spring/seen/?page=%2Farticles%2Fprp%2F&amp;text="'
        in page
    )


def test_the_form_that_comes_back_with_errors_is_not_seen_once_more(client, promotion):
    page = client.post("/offers/spring/", {}, headers=OURS).content.decode()
    assert "lead-form" in page and "offer_seen.js" not in page and "<noscript>" not in page


def test_another_site_cannot_count(client, promotion, article):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://other.example"}):
        tell(client, headers=headers)
        client.get("/offers/spring/seen/?page=/articles/prp/", headers=headers)
    assert counted() == []


@pytest.mark.parametrize(
    "page",
    ["/articles/no-such-article/", "/articles/", "/admin/", "/media/x.webp", "https://other.example/articles/prp", "javascript:1", "%00", "/" + "a" * 4000],
)  # fmt: skip
def test_what_is_no_page_of_ours_is_counted_without_a_page(client, promotion, article, page):
    tell(client, page=page)
    assert counted() == [("", "", 1)]


def test_a_draft_is_no_page_for_readers(client, promotion):
    ArticleFactory(slug="draft")
    tell(client, page="/articles/draft/")
    assert counted() == [("", "", 1)]


def test_sources_are_cut_and_cleaned(client, promotion, article):
    tell(client, page="/articles/prp/?utm_source=" + "a" * 500)
    tell(client, page="/articles/prp/?utm_source=b%00%0d%0ac")
    assert [source for _path, source, _count in counted()] == ["a" * 100, "bc"]


def test_closed_and_unknown_offers_count_nothing(client, article):
    PromotionFactory(slug="over", ends_at=timezone.now())
    PromotionFactory(slug="paused", issue_cap=0)
    PromotionFactory(slug="later", starts_at=timezone.now() + timedelta(days=1))
    for slug in ("over", "paused", "later", "no-such-offer"):
        assert tell(client, slug=slug).status_code == 204
    assert counted() == []


def test_one_address_cannot_count_for_ever(client, promotion, article, monkeypatch):
    monkeypatch.setattr(offer_seen, "VIEWS_PER_ADDRESS", 3)
    for _ in range(5):
        assert tell(client).status_code == 204
    assert counted() == [("/articles/prp/", "", 3)]
    client.post("/offers/spring/seen/", {}, headers=OURS, REMOTE_ADDR="192.0.2.7")
    assert sum(count for _path, _source, count in counted()) == 4


def test_made_up_sources_cannot_fill_the_table(client, promotion, article, monkeypatch):
    monkeypatch.setattr(offer_view, "MOST_A_DAY", 3)
    for number in range(6):
        tell(client, page=f"/articles/prp/?utm_source=made-up-{number}")
    tell(client, page="/articles/prp/?utm_source=made-up-1")
    assert counted() == [
        ("/articles/prp/", "made-up-0", 1),
        ("/articles/prp/", "made-up-1", 2),
        ("/articles/prp/", "made-up-2", 1),
        ("other", "other", 3),
    ]


def test_the_second_text_is_counted_apart_and_only_for_its_own_offer(client, promotion, article):
    own = promotion.start_second_text(headline="Another", by=None)
    foreign = PromotionFactory().start_second_text(headline="Foreign", by=None)
    for text in (own.pk, "", foreign.pk, "x", "9" * 5000, "-1"):
        tell(client, text=text)
    assert dict(OfferView.objects.values_list("variant", "count")) == {own.pk: 1, None: 5}


def test_the_source_of_a_view_is_that_of_the_lead_who_asks_on_the_same_page(client, promotion, article):
    from clinics.reports import funnels
    from clinics.reports.period import Period
    from clinics.reports.scope import Scope

    page = "/articles/prp/?utm_source=news"
    tell(client, page=page, referrer="https://search.example/")
    tell(client, referrer="https://search.example/")
    for fields in (
        {"utm_source": "news", "referrer_host": "search.example"},
        {"referrer_host": "search.example"},
    ):
        promotion.issue_to(LeadFactory(source_path="/articles/prp/", **fields))
    today = timezone.localdate()
    figures = funnels.by_source(Scope(Period(today, today)))
    assert {source: (row["seen"], row["asked"]) for source, row in figures.items()} == {
        "news": (1, 1),
        "search.example": (1, 1),
    }


@pytest.mark.parametrize("method", ["put", "delete", "head"])
def test_other_methods_count_nothing(client, promotion, method):
    assert getattr(client, method)("/offers/spring/seen/").status_code == 405
    assert counted() == []
