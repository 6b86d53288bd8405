"""Offers in a text: shown while they are open and allowed on the page, to everybody alike."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public, make_user
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db
TEXT = "Before.\n\n{offer: first-visit}\n\nAfter."


def page_of(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def in_text(html):
    return "offer-in-text" in html


def test_an_open_offer_stands_in_the_text_with_the_way_to_its_form(client):
    PromotionFactory(slug="first-visit", headline="A first visit at no charge")
    html = page_of(client, make_public(ArticleFactory(body=TEXT)))
    block = html[html.index("offer-in-text") : html.index("After.")]
    assert "A first visit at no charge" in block and 'href="/offers/first-visit/"' in block


def paused(promotion):
    promotion.pause(by=make_user())


def ended(promotion):
    type(promotion).objects.update(ends_at=timezone.now() - timedelta(hours=1))


@pytest.mark.parametrize("happens", [paused, ended, lambda promotion: promotion.delete()])
def test_a_closed_or_unknown_offer_leaves_no_trace(client, happens):
    article = make_public(ArticleFactory(body=TEXT))
    happens(PromotionFactory(slug="first-visit"))
    html = page_of(client, article)
    assert "first-visit" not in html
    assert "<p>Before.</p>" in html and "<p>After.</p>" in html


def test_no_offer_stands_on_a_page_about_a_prescription_only_treatment(client):
    PromotionFactory(slug="first-visit")
    article = ArticleFactory(body=TEXT)
    article.edit({"treatments": [TreatmentTypeFactory(is_prescription_only=True).pk]}, by=None)
    assert not in_text(page_of(client, make_public(article)))


def test_a_section_of_a_treatment_shows_an_offer_too(client):
    PromotionFactory(slug="first-visit")
    assert in_text(page_of(client, make_public(TreatmentTypeFactory(what_happens=TEXT))))


def test_the_preview_says_what_readers_do_not_see(cast):
    article = ArticleFactory(body=TEXT)
    response = cast.client("writer").get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert "The offer “first-visit” is not open on this page" in response.content.decode()


def test_an_offer_costs_two_queries_and_none_costs_nothing(client, django_assert_max_num_queries):
    PromotionFactory(slug="first-visit")
    with_offer = make_public(ArticleFactory(body=TEXT))
    without = make_public(ArticleFactory(body="Before."))
    for article, most in ((without, 6), (with_offer, 8)):
        page_of(client, article)
        with django_assert_max_num_queries(most):
            page_of(client, article)


def test_writers_pick_from_the_open_offers(cast):
    PromotionFactory(slug="first-visit", headline="A first visit", ends_at=None)
    paused(PromotionFactory(slug="paused", headline="A paused visit"))
    address = reverse("admin:clinics_offer_pick")
    assert cast.client("writer").get(address, {"q": "visit"}).json() == {
        "results": [
            {
                "key": "first-visit",
                "label": "A first visit",
                "state": "Open",
                "markdown": "{offer: first-visit}",
            }
        ]
    }
    assert cast.client("desk").get(address).status_code == 403
