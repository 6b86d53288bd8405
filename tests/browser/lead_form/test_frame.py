"""The form in a frame on the clinic's other sites, and on no others."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect

from clinics import embedding
from clinics.models import EmbeddingSite, PromoCode
from tests.browser.lead_form.acts import QUICK, fill, send, violations

pytestmark = pytest.mark.django_db(transaction=True)


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
