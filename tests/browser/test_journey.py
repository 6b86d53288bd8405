"""The whole way in a real browser: a poor file becomes a signed page, a reader of it becomes a client."""

import email
import email.policy
import re
import socket
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from clinics.models import Redemption
from tests.articles.factories import TreatmentTypeFactory, make_public
from tests.cast import PASSWORD
from tests.clinics.factories import ClinicFactory, PromotionFactory

pytestmark = [pytest.mark.django_db(transaction=True)]
SOURCE = Path(__file__).parents[1] / "data/journey/needling.md"


class Inbox(Message):
    """Keeps what a real SMTP server was handed."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[email.message.EmailMessage] = []

    def prepare_message(self, session, envelope):
        return email.message_from_bytes(envelope.content, policy=email.policy.default)

    def handle_message(self, message) -> None:
        self.letters.append(message)


@pytest.fixture
def inbox(settings):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.start()
    options = {"host": "127.0.0.1", "port": port, "timeout": 10}
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
    }
    yield inbox
    server.stop()


@pytest.fixture
def signed_in(browser: Browser, live_server, cast):
    """Opens a window of its own for a person of the cast."""
    contexts = []

    def open_for(name: str) -> Page:
        getattr(cast, name)
        contexts.append(browser.new_context(base_url=live_server.url))
        page = contexts[-1].new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")
        return page

    yield open_for
    for context in contexts:
        context.close()


def test_a_poor_file_becomes_a_signed_page_and_its_reader_a_client(
    live_server, shipped_data, page, console_errors, signed_in, inbox, tmp_path
):
    treatment = make_public(TreatmentTypeFactory(slug="needling", name="Needling"))
    clinic = ClinicFactory(name="Example Clinic")
    promotion = PromotionFactory(headline="A first visit")
    promotion.clinics.add(clinic)

    call_command("import_articles", str(SOURCE), report=tmp_path / "report.json", verbosity=0)
    article = Article.objects.get()
    assert "goes – and tell" in article.body or "go – and tell" in article.body
    form = f"/admin/articles/article/{article.pk}/change/"

    writer = signed_in("writer")
    writer.goto(form)
    expect(writer.locator("#findings")).to_contain_text("risk-free")
    writer.wait_for_function("document.querySelector('#id_body').markdownEditor")
    writer.evaluate(
        """() => {
            const textarea = document.querySelector("#id_body");
            const at = textarea.value.indexOf("It is risk-free for everybody.");
            textarea.markdownEditor.focusAt(at, at + "It is risk-free for everybody.".length);
        }"""
    )
    writer.keyboard.insert_text("It has risks, which are named below.")
    writer.locator("[name=_continue]").first.click()
    expect(writer.locator("#findings")).not_to_contain_text("risk-free")
    writer.get_by_role("link", name="Submit for review").first.click()
    writer.locator("#verb-form [type=submit]").click()
    expect(writer.locator("body")).to_contain_text("waits for its medical review now")

    reviewer = signed_in("reviewer")
    reviewer.goto(form)
    reviewer.get_by_role("link", name="Approve").first.click()
    reviewer.locator("#verb-form [type=submit]").click()
    expect(reviewer.locator("body")).to_contain_text("You approved")
    article.refresh_from_db()
    assert article.approval is not None

    editor = signed_in("editor")
    editor.goto(form)
    editor.get_by_role("link", name="Publish").first.click()
    editor.locator("#verb-form [type=submit]").click()
    expect(editor.locator("body")).to_contain_text("is public now")
    article.refresh_from_db()
    assert article.is_published

    page.goto(f"{live_server.url}/articles/microneedling-for-texture/")
    expect(page.locator("article h1")).to_have_text("Microneedling for texture: what to ask first")
    expect(page.locator("article")).to_contain_text("Dr Reviewer")
    expect(page.locator("article")).to_contain_text("It has risks, which are named below.")
    page.fill("form.lead-form [name=email]", "ana@example.org")
    page.check("form.lead-form [name=adult]")
    page.click("form.lead-form [type=submit]")
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_focused()

    call_command("worker", once=True)
    [letter] = inbox.letters
    assert letter["To"] == "ana@example.org"
    code = re.search(
        r"\b[A-Z0-9]+-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{2}\b", letter.get_body(("plain",)).get_content()
    ).group()
    assert code not in page.content()

    desk = signed_in("desk")
    desk.goto("/admin/desk/")
    desk.keyboard.type(code.lower().replace("-", " "))
    if not desk.locator("#id_clinic").input_value():
        desk.select_option("#id_clinic", label="Example Clinic")
    desk.keyboard.press("Enter")
    expect(desk.locator(".desk-verdict")).to_have_text("Valid")
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    expect(desk.locator("body")).to_contain_text("Redeemed")
    redemption = Redemption.objects.get()
    assert (redemption.clinic, redemption.is_new_client, redemption.redeemed_by.username) == (
        clinic,
        True,
        "desk",
    )

    desk.goto("/admin/desk/")
    desk.fill("#id_code", code)
    desk.keyboard.press("Enter")
    expect(desk.locator(".desk-verdict")).to_have_text("Already used")
    assert Redemption.objects.count() == 1
    assert treatment.is_published and not console_errors
