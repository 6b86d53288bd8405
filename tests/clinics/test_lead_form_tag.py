"""{% lead_form %} on pages."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db


def rendered(page=None):
    request = RequestFactory().get("/articles/prp/")
    return Template("{% load lead_form %}{% lead_form page %}").render(
        Context({"page": page, "request": request})
    )


def test_the_form_of_the_open_promotion_stands_on_a_treatments_page():
    promotion, treatment = PromotionFactory(), TreatmentTypeFactory()
    html = rendered(treatment)
    assert f'action="/offers/{promotion.slug}/"' in html
    assert f'name="page" value="{treatment.get_absolute_url()}"' in html
    for name in ("email", "phone", "name", "adult"):
        assert f'name="{name}"' in html


def test_it_is_the_same_for_everybody_all_day():
    PromotionFactory()
    assert rendered() == rendered()


def test_it_costs_two_queries(django_assert_max_num_queries):
    PromotionFactory()
    treatment = TreatmentTypeFactory()
    with django_assert_max_num_queries(1):
        rendered(treatment)


def test_nothing_stands_there_without_an_open_promotion():
    PromotionFactory(issue_cap=0)
    assert rendered(TreatmentTypeFactory()).strip() == ""


def test_an_article_about_no_treatment_in_particular_shows_the_open_promotion():
    promotion = PromotionFactory()
    promotion.treatments.add(TreatmentTypeFactory())
    assert f'action="/offers/{promotion.slug}/"' in rendered(
        ArticleFactory(call_to_action="Where to send your code")
    )


def test_an_article_about_another_treatment_does_not():
    PromotionFactory().treatments.add(TreatmentTypeFactory())
    article = ArticleFactory()
    article.treatments.add(TreatmentTypeFactory())
    assert rendered(article).strip() == ""


def test_an_article_about_a_prescription_only_treatment_alone_has_no_form(client):
    promotion = PromotionFactory()
    article = ArticleFactory()
    article.edit({"treatments": [TreatmentTypeFactory(is_prescription_only=True).pk]}, by=None)
    html = client.get(make_public(article).get_absolute_url()).content.decode()
    assert f'action="/offers/{promotion.slug}/"' not in html
