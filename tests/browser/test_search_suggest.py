"""Suggestions under the search field, by keyboard and by pointer."""

import pytest

from tests.articles.factories import ArticleFactory, TreatmentTypeFactory, make_public

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages():
    make_public(TreatmentTypeFactory(slug="plasma", name="Plasma treatment"))
    make_public(ArticleFactory(slug="about-plasma", title="About plasma"))


@pytest.mark.parametrize("path", ["/search/", "/"])
def test_arrows_choose_enter_opens_and_escape_closes(page, live_server, pages, path):
    page.goto(f"{live_server.url}{path}")
    field = page.get_by_role("combobox").first
    field.press_sequentially("plas")
    page.get_by_role("option").nth(1).wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(".suggestions + [role=status]").inner_text() == "2 suggestions"
    field.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    field.press("ArrowDown")
    field.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert "About plasma" in chosen.inner_text() and chosen.get_attribute("aria-selected") == "true"
    field.press("Enter")
    page.wait_for_url("**/articles/about-plasma/")


def test_a_click_opens_and_enter_without_a_choice_searches(page, live_server, pages):
    page.goto(f"{live_server.url}/search/")
    field = page.get_by_role("combobox").first
    field.press_sequentially("plas")
    page.get_by_role("option", name="Plasma treatment").click()
    page.wait_for_url("**/treatments/plasma/")
    page.goto(f"{live_server.url}/search/")
    field.press_sequentially("plasma")
    field.press("Enter")
    page.wait_for_url("**/search/?q=plasma**")
