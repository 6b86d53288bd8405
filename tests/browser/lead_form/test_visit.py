"""Where a visit began is told with the form; nothing is stored in the browser."""

import pytest
from playwright.sync_api import expect

from clinics.models import Lead
from tests.browser.lead_form.acts import QUICK, fill, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_visit_is_told_after_three_pages_and_nothing_is_stored(page, live_server, article, promotion):
    page.route(
        "http://127.0.0.1:9/**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<a href="{live_server.url}/articles/?utm_source=news&utm_campaign=may&x=1">Read</a>',
        ),
    )
    page.goto("http://127.0.0.1:9/letter?secret=1")
    page.get_by_role("link", name="Read").click()
    page.get_by_role("link", name="Treatments").first.click()
    page.goto(page.url)  # as a reload: the address alone carries it
    page.locator(".site-foot").get_by_role("link", name="Articles", exact=True).click()
    link = page.get_by_role("link", name="On needling").first
    plain = link.get_attribute("href")
    link.click()
    assert plain == article.get_absolute_url()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert "via" not in canonical and "utm" not in canonical
    fill(page)
    page.wait_for_timeout(QUICK)
    send(page)
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    lead = Lead.objects.get()
    assert (lead.source_path, lead.landing_path) == (article.get_absolute_url(), "/articles/")
    assert (lead.utm_source, lead.utm_campaign) == ("news", "may")
    assert (lead.first_utm, lead.referrer_host) == ("utm_source=news&utm_campaign=may", "127.0.0.1")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_search_and_a_link_with_a_campaign_of_its_own_keep_the_first_one(page, live_server, article):
    page.goto(f"{live_server.url}/search/?utm_source=news")
    page.locator("main [type=search]").fill("needling")
    page.keyboard.press("Enter")
    page.wait_for_url("**via=**")
    page.evaluate(
        "address => document.querySelector('main').insertAdjacentHTML('beforeend', `<a href='${address}?utm_source=box'>Box</a>`)",
        article.get_absolute_url(),
    )
    page.get_by_role("link", name="Box").click()
    fill(page)
    page.wait_for_timeout(QUICK)
    send(page)
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    lead = Lead.objects.get()
    assert (lead.utm_source, lead.first_utm, lead.landing_path) == ("box", "utm_source=news", "/search/")


def test_a_visit_with_nothing_to_tell_leaves_addresses_as_they_are(page, live_server, article):
    page.goto(f"{live_server.url}/articles/")
    page.get_by_role("link", name="On needling").first.click()
    expect(page).to_have_url(live_server.url + article.get_absolute_url())
