"""The calendar in a real browser: an entry is dragged to another day, or moved by keyboard with its form."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from tests.articles.factories import ArticleFactory, make_public
from tests.browser.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scheduled(page, live_server, shipped_data, cast):
    """An article of the fifteenth of the next month, and the calendar of that month."""
    first = (timezone.localdate().replace(day=28) + timedelta(days=7)).replace(day=1)
    at = timezone.localtime().replace(year=first.year, month=first.month, day=15, hour=9, minute=0)
    article = make_public(ArticleFactory(title="To come"), at=at)
    sign_in(page, live_server, cast.editor)
    page.goto(f"{live_server.url}/admin/articles/article/calendar/?month={first:%Y-%m}")
    return article


def day_of(article):
    article.refresh_from_db()
    return timezone.localtime(article.publish_from).strftime("%d %H:%M")


def test_an_entry_is_dragged_to_another_day(page, scheduled, console_errors):
    target = page.locator(f"td[data-day='{timezone.localtime(scheduled.publish_from):%Y-%m}-20']")
    with page.expect_navigation():
        page.locator("[data-entry]").drag_to(target)
    assert target.get_by_text("To come").is_visible()
    assert day_of(scheduled) == "20 09:00"
    assert console_errors == []


def test_the_keyboard_moves_it_with_its_form(page, scheduled):
    page.locator("[data-entry] summary").focus()
    page.keyboard.press("Enter")
    page.locator("[name=clock]").fill("11:30")
    page.locator("[name=clock]").press("Enter")
    page.get_by_text("“To come” – Goes live").wait_for()
    assert day_of(scheduled) == "15 11:30"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_it_is_accessible_and_fits(page, scheduled, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.reload()
    page.locator("summary").last.click()
    found = Axe().run(page, context="#content-main").response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
