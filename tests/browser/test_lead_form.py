"""The offer's form in a real browser: with and without scripts, within a page, alone, and in a frame on another site."""

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from clinics import embedding
from clinics.models import EmbeddingSite, Lead, OutgoingEmail, PromoCode
from tests.articles.factories import ArticleFactory, make_public
from tests.clinics.factories import ConsentWordingFactory, PromotionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
QUICK = 1100  # milliseconds; nobody fills a form in less than a second


@pytest.fixture
def promotion(settings):
    settings.LEADS_WITHOUT_PROOF = 0  # whoever gets a code here has done the work
    return PromotionFactory(
        headline="A first visit at no charge", consent_wording=ConsentWordingFactory(), terms="- One for each"
    )


@pytest.fixture
def article(promotion):
    return make_public(ArticleFactory(title="On needling"))


def fill(page: Any, email: str = "anna@example.org") -> None:
    page.locator("[name=email]").fill(email)
    page.get_by_label("I am 18 or over").check()


def send(page: Any) -> None:
    page.get_by_role("button", name="Send me my code").click()


def violations(page: Page, **options: Any) -> list[str]:
    found = Axe().run(page, **options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


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


# --- in a frame on another site ------------------------------------------------------------------------------------


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        pass


@pytest.fixture
def other_site(tmp_path, live_server, settings, promotion):
    """A page of another origin with the frame, exactly as the admin shows it to be copied."""
    settings.SITE_URL = live_server.url
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "index.html").write_text(f"<!doctype html><h1>Elsewhere</h1>{embedding.snippet(promotion)}")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_allowed_site_shows_the_form_and_its_readers_get_their_code(
    browser, other_site, settings, has_scripts
):
    settings.LEADS_WITHOUT_PROOF = 0 if has_scripts else 5
    EmbeddingSite.objects.create(origin=other_site)
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"{other_site}/index.html")
    frame = page.frame_locator("iframe")
    fill(frame, "anna@")
    send(frame)
    expect(frame.locator(".error-summary")).to_contain_text("There is a problem")
    fill(frame)
    page.wait_for_timeout(QUICK)
    send(frame)
    expect(frame.get_by_role("heading", name="Check your e-mail")).to_be_visible()
    lead = PromoCode.objects.get().lead
    assert (lead.position, lead.referrer_host) == ("embedded", "127.0.0.1")
    assert context.cookies() == []
    context.close()


def test_the_frame_becomes_as_high_as_the_form(page, other_site):
    EmbeddingSite.objects.create(origin=other_site)
    page.goto(f"{other_site}/index.html")
    page.frame_locator("iframe").locator("[name=email]").wait_for()
    page.wait_for_function("document.querySelector('iframe').height !== '1100'")
    inside = page.frames[1].evaluate("document.documentElement.scrollHeight")
    assert abs(inside - int(page.locator("iframe").get_attribute("height"))) <= 2
    assert violations(page.frames[1]) == []  # type: ignore[arg-type]


def test_a_site_that_is_not_allowed_gets_an_empty_frame(page, other_site):
    EmbeddingSite.objects.create(origin="https://another.example")
    page.goto(f"{other_site}/index.html")
    page.wait_for_timeout(500)
    assert page.frames[1].url.startswith("chrome-error:")


# --- how it looks --------------------------------------------------------------------------------------------------


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
