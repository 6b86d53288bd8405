"""A lost connection, an error of the server, two clicks: nothing is lost and nothing doubled."""

import pytest
from playwright.sync_api import Route, expect

from clinics.models import Lead, OutgoingEmail
from tests.browser.lead_form.acts import QUICK, fill, send

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_lost_connection_loses_nothing_and_another_try_sends_it_once(page, live_server, promotion):
    page.goto(live_server.url + promotion.get_absolute_url())
    fill(page)
    page.wait_for_timeout(QUICK)
    page.route("**/offers/**", lambda route: route.abort())
    send(page)
    failure = page.locator(".lead-form-failure")
    expect(failure).to_be_focused()
    expect(failure).to_contain_text("Nothing that you typed is lost")
    expect(page.locator("[name=email]")).to_have_value("anna@example.org")
    page.unroute("**/offers/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    assert OutgoingEmail.objects.count() == Lead.objects.count() == 1


def test_an_error_of_the_server_is_told_and_loses_nothing(page, live_server, promotion):
    page.goto(live_server.url + promotion.get_absolute_url())
    fill(page)
    page.route("**/offers/**", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    send(page)
    expect(page.locator(".lead-form-failure")).to_be_focused()
    expect(page.locator("[name=email]")).to_have_value("anna@example.org")


def test_two_clicks_send_one_form_and_the_button_says_that_it_works(page, live_server, promotion):
    posts = []

    def slowly(route: Route) -> None:
        posts.append(route.request.method)
        page.wait_for_timeout(300)
        route.continue_()

    page.goto(live_server.url + promotion.get_absolute_url())
    fill(page)
    page.wait_for_timeout(QUICK)
    page.route("**/offers/*/", slowly)
    button = page.locator(".lead-form-button")
    button.evaluate("button => { button.click(); button.click(); window.label = button.textContent; }")
    assert page.evaluate("window.label") == "Sending …"
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    assert posts == ["POST"]
