"""The form in a real browser: answered in place, mended in place, beside its terms."""

import re

import pytest
from playwright.sync_api import expect

from clinics.models import Lead, PromoCode
from tests.browser.lead_form.acts import QUICK, fill, send, violations
from tests.clinics.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_code_is_asked_for_without_leaving_the_article(page, live_server, article, console_errors):
    page.goto(live_server.url + article.get_absolute_url())
    fill(page)
    page.wait_for_timeout(QUICK)
    send(page)
    heading = page.get_by_role("heading", name="Check your e-mail")
    expect(heading).to_be_focused()
    expect(page).to_have_title(re.compile("^Check your e-mail"))
    expect(page).to_have_url(live_server.url + article.get_absolute_url())
    expect(page.get_by_role("heading", name="On needling", level=1)).to_be_visible()
    expect(page.locator(".lead-form-place [role=status]")).to_contain_text("your code is on its way")
    assert PromoCode.objects.get().lead.position == "section"
    assert violations(page) == [] and console_errors == []


def test_errors_come_in_place_with_the_summary_focused_and_the_rest_kept(page, live_server, article):
    page.goto(live_server.url + article.get_absolute_url())
    page.locator("[name=name]").fill("Anna")
    page.locator("[name=email]").fill("anna@")
    send(page)
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: On needling"))
    expect(page.locator("[name=name]")).to_have_value("Anna")
    expect(page.locator("[name=email]")).to_have_value("anna@")
    assert violations(page) == []
    page.get_by_role("link", name="Confirm that you are 18 or over").click()
    expect(page.locator("[name=adult]")).to_be_focused()
    fill(page)
    page.wait_for_timeout(QUICK)
    send(page)
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    expect(summary).to_have_count(0)


def test_a_slip_in_the_domain_is_noticed_and_mended_by_one_press(page, live_server, promotion):
    page.goto(live_server.url + promotion.get_absolute_url())
    email = page.locator("[name=email]")
    email.fill("anna@gmial.com")
    email.blur()
    page.get_by_role("button", name="anna@gmail.com").click()
    expect(email).to_have_value("anna@gmail.com")
    expect(email).to_be_focused()
    note = page.locator("#lead_email_note")
    expect(note).to_have_text("The code goes to this address.")
    for address, words in (
        ("anna@example", "An e-mail address looks like name@example.org."),
        ("anna@mail.com", "The code goes to this address."),
    ):
        email.fill(address)
        email.blur()
        expect(note).to_have_text(words)


def test_an_address_that_only_looks_like_a_slip_is_sent_all_the_same(page, live_server, promotion):
    page.goto(live_server.url + promotion.get_absolute_url())
    fill(page, "anna@gmial.com")
    page.wait_for_timeout(QUICK)
    send(page)
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()
    assert PromoCode.objects.get().lead.email == "anna@gmial.com"


@pytest.mark.parametrize("email", [" Anna.May@Example.ORG", "ännä@bücher.example", "x" * 60 + "@example.org"])
def test_the_browsers_proof_is_the_one_the_server_asks_for(page, live_server, promotion, email):
    page.goto(live_server.url + promotion.get_absolute_url())
    page.locator("[name=email]").evaluate("field => { field.type = 'text'; }")
    fill(page, email)
    page.wait_for_timeout(QUICK)
    send(page)
    page.locator(".error-summary, .lead-form-answer").wait_for()
    assert not Lead.objects.spam().exists()


def test_a_closed_offer_says_so_in_place(page, live_server, promotion):
    page.goto(live_server.url + promotion.get_absolute_url())
    fill(page)
    promotion.pause(by=UserFactory())
    send(page)
    expect(page.get_by_role("heading", name="This offer is closed")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_terms_stand_beside_the_form_on_every_screen(
    page, live_server, article, promotion, width, scheme
):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for address in (
        article.get_absolute_url(),
        promotion.get_absolute_url(),
        f"/offers/{promotion.slug}/embed/",
    ):
        page.goto(live_server.url + address)
        expect(page.locator(".offer-terms").get_by_text("One for each")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert violations(page) == []
