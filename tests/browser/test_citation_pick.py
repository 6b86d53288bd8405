"""A reference is picked by keyboard while writing: its words go into the text, the paper into the list of references."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Citation
from tests.articles.factories import CitationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def open_list(page):
    page.keyboard.press("Control+Alt+b")
    page.get_by_role("menuitem", name="Reference").press("Enter")
    return page.get_by_role("combobox", name="Author, year, title or DOI")


def test_a_paper_is_picked_or_added_and_joins_the_references(page, write, console_errors):
    known = CitationFactory(key="lee-2020", authors="Lee C, Moe D", year=2020)
    article = write("Shown by ")
    expect(open_list(page)).to_be_focused()
    page.keyboard.type("lee 2020")
    expect(page.get_by_role("option")).to_contain_text(["Lee and Moe (2020)"])
    expect(page.get_by_role("option").first).to_contain_text("Not verified")
    assert Axe().run(page, context="#editor-pick-citation").response["violations"] == []
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#id_body').value === 'Shown by Lee and Moe (2020)'")
    open_list(page)
    page.keyboard.type("Kim A. A new one. J Ex. 2021;1:1. doi:10.1234/new")
    expect(page.get_by_role("option")).to_contain_text(["Add as a new paper: Kim (2021)"])
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#id_body').value.endsWith('Kim (2021)')")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/admin/articles/article/")
    article.refresh_from_db()
    assert set(article.citations.all()) == {known, Citation.objects.get(doi="10.1234/new")}
    assert console_errors == []
