"""Offers are counted as seen when their form comes into view, with scripts and without; and the reports in a browser."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from clinics.models import OfferView
from tests.articles.factories import ArticleFactory, make_public
from tests.browser.phone import PHONE, fits
from tests.browser.signed_in import sign_in
from tests.clinics.factories import PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    PromotionFactory()
    return make_public(ArticleFactory(body="Skin.\n\n" * 60, call_to_action="Where to send your code"))


def counted():
    return list(OfferView.objects.values_list("path", "source", "count"))


def test_a_form_counts_once_when_it_comes_into_view(page, live_server, article, console_errors):
    page.goto(f"{live_server.url}{article.get_absolute_url()}?utm_source=news")
    page.wait_for_timeout(300)
    assert counted() == []
    with page.expect_request("**/seen/"):
        page.locator(".lead-form-button").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".lead-form-button").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert counted() == [(article.get_absolute_url(), "news", 1)]
    assert page.context.cookies() == [] and console_errors == []


def test_without_scripts_the_page_counts_by_its_picture(browser, live_server, article):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    with page.expect_response("**/seen/?*"):
        page.goto(f"{live_server.url}{article.get_absolute_url()}?utm_source=news")
    assert counted() == [(article.get_absolute_url(), "news", 1)]
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reports_fit_a_narrow_phone_and_have_no_barriers(page, live_server, scheme, console_errors):
    code, person = issued_code(utm_source="news"), UserFactory.allowed("view_reports")
    text = code.promotion.start_second_text(headline="Another", by=None)
    OfferView.objects.create(
        promotion=code.promotion, day=timezone.localdate(), path="/articles/prp/", count=9
    )
    sign_in(page, live_server, person)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(PHONE)
    for path in ("", "source/", "treatment/?source=news", f"texts/{text.pk}/"):
        page.goto(f"{live_server.url}/admin/reports/promotions/{path}")
        assert fits(page)
        assert violations(page) == []
    assert console_errors == []


def violations(page: Any) -> list[str]:
    found = Axe().run(page, context=".report").response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
