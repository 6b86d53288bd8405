"""A picture of unknown size keeps its place before it has come, and when it never comes."""

import pytest
from playwright.sync_api import Page

from tests.articles.factories import ArticleFactory, make_public

pytestmark = [pytest.mark.django_db(transaction=True)]
ELSEWHERE = "https://images.unsplash.com/photo-1"


def test_a_remote_picture_has_its_place_from_the_beginning(page: Page, live_server, shipped_data) -> None:
    make_public(ArticleFactory(slug="skin", body=f"Before.\n\n![A room]({ELSEWHERE})\n\nAfter."))
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{live_server.url}/articles/skin/")
    picture = page.locator(".prose figure img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box and box["height"] > box["width"] / 2
    assert picture.get_attribute("alt") == "A room"
