"""From the sign-in to the public page with the keyboard alone: written, submitted, signed and published by three people."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Category
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 200  # tabs to anything on a page
FOCUSED = """() => { const e = document.activeElement; const names = [e.getAttribute('aria-label'), e.textContent, e.value, e.name, e.id];
                     return names.filter(Boolean).map(name => name.trim().replace(/\\s+/g, ' ')) }"""


def go_to(page, name):
    """Tab until what has this name, or contains it, has the focus; the focus must be seen where it is."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if any(name == each or (len(each) < 200 and name in each) for each in page.evaluate(FOCUSED)):
            box = page.evaluate(
                "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.width, b.height] })()"
            )
            assert min(box) > 0
            return
    raise AssertionError(f"The keyboard does not get to “{name}” on {page.url}.")


def press(page, name):
    """Go there and press Enter; the next page is there afterwards."""
    go_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page, server, person, width=1440):
    page.set_viewport_size({"width": width, "height": 900})
    page.context.clear_cookies()
    page.goto(f"{server.url}/admin/login/")
    go_to(page, "username") if page.evaluate("document.activeElement.name") != "username" else None
    page.keyboard.type(person.username)
    go_to(page, "password")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_article_goes_live_by_keyboard_alone(page, live_server, shipped_data, cast):
    Category.objects.create(name="Skin", slug="skin")
    sign_in(page, live_server, cast.writer)
    press(page, "Articles")
    press(page, "Add article")
    page.wait_for_function("document.querySelector('#id_body').markdownEditor")
    go_to(page, "id_title")
    page.keyboard.type("Skin by keyboard")
    go_to(page, "id_excerpt")
    page.keyboard.type("What can be done without a mouse.")
    page.keyboard.press("Tab")
    press(page, "Save and continue editing")
    press(page, "Submit for review")
    press(page, "Submit for review")
    expect(page.get_by_text("waits for its medical review now")).to_be_visible()

    sign_in(page, live_server, cast.reviewer)
    press(page, "Inbox")
    press(page, "Read and sign")
    press(page, "Sign this text")
    expect(page.get_by_text("You approved")).to_be_visible()

    sign_in(page, live_server, cast.editor)
    press(page, "Inbox")
    press(page, "Publish")
    press(page, "Publish")
    article = Article.objects.get()
    assert article.is_published and article.live_approval.by == cast.reviewer


@pytest.mark.parametrize("width", [360, 1024])
def test_on_a_narrow_screen_the_navigation_opens_and_leads_by_keyboard(
    page, live_server, shipped_data, cast, width
):
    sign_in(page, live_server, cast.writer, width)
    go_to(page, "Open or close the navigation")
    page.keyboard.press("Enter")
    press(page, "Articles")
    assert page.url.endswith("/admin/articles/article/")
