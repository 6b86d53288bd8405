"""The look reaches every public page, by one style sheet that caches may keep for as long as it is the current one."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Image
from clinics.models import SiteLook
from tests.articles.factories import ImageFactory
from tests.clinics.factories import PromotionFactory

pytestmark = pytest.mark.django_db

VIOLET = {"accent": "#3b1a78", "second_accent": "#a3195b", "paper": "#faf8ff"}


@pytest.fixture
def choose(django_capture_on_commit_callbacks):
    def chosen(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            look = SiteLook.objects.chosen()
            for name, value in (VIOLET | fields).items():
                setattr(look, name, value)
            look.choose(by=None)
        return look

    return chosen


def linked(client, address="/"):
    found = re.search(r'href="(/look\.css\?v=\w+)"', client.get(address).content.decode())
    return found and found[1]


def test_a_page_links_the_sheet_after_the_shipped_one(client, choose):
    look = choose()
    page = client.get("/").content.decode()
    assert f"/look.css?v={look.digest}" in page
    assert page.index("css/site.css") < page.index("/look.css") < page.index("css/print.css")
    assert '<meta name="theme-color" content="#faf8ff" media="(prefers-color-scheme: light)">' in page
    assert "style=" not in page and "<style" not in page


def test_frames_on_other_sites_link_it_too(client, choose):
    choose()
    assert linked(client, f"{PromotionFactory().get_absolute_url()}embed/")


def test_the_current_sheet_may_be_kept_for_a_year(client, choose):
    choose()
    response = client.get(linked(client))
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--accent: light-dark(#3b1a78, " in response.content.decode()
    again = client.get(linked(client), headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789abcdef"])
def test_any_other_address_of_it_for_a_minute_only(client, choose, query):
    choose()
    response = client.get(f"/look.css{query}")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "#3b1a78" in response.content.decode()


def test_a_change_is_seen_on_the_pages(client, choose):
    choose()
    before = linked(client)
    choose(accent="#9c3f1f", strapline="Calm & clear")
    after = linked(client)
    assert after != before and "#9c3f1f" in client.get(after).content.decode()
    assert "Calm &amp; clear" in client.get("/").content.decode()
    assert "immutable" not in client.get(before).headers["Cache-Control"]


def test_another_process_sees_a_change_within_a_minute(client, choose):
    """What its own memory still holds leads to the new sheet, which is read from the row."""
    choose()
    stale = linked(client)
    SiteLook.objects.update(accent="#9c3f1f")  # as by another process: this one's cache is not told
    assert linked(client) == stale
    response = client.get(stale)
    assert "#9c3f1f" in response.content.decode() and "max-age=60" in response.headers["Cache-Control"]


def test_a_page_costs_no_query_more_than_without_a_look(client, choose, django_assert_num_queries):
    client.get("/team/")
    with CaptureQueriesContext(connection) as shipped:
        client.get("/team/")
    as_shipped = len(shipped)
    choose(logo=ImageFactory(file="images/logo.webp", remote_url=""))
    client.get("/team/")
    with django_assert_num_queries(as_shipped):
        client.get("/team/")


def test_the_logo_stands_for_mark_and_name(client, choose, settings):
    choose(logo=ImageFactory(file="images/logo.webp", remote_url="", width=300, height=100))
    head = client.get("/").content.decode().partition("</header>")[0]
    assert f'alt="{settings.SITE_NAME}" width="300" height="100"' in head and "images/logo.webp" in head
    assert "<svg" not in head


def test_a_logo_whose_licence_ended_gives_its_place_back(client, choose):
    choose(logo=ImageFactory(file="images/logo.webp", remote_url=""))
    Image.objects.update(shown_until=date(2020, 1, 1))
    cache.clear()  # a minute later
    head = client.get("/").content.decode().partition("</header>")[0]
    assert "images/logo.webp" not in head and "<svg" in head


def test_without_a_choice_nothing_is_linked(client):
    page = client.get("/").content.decode()
    assert "look.css" not in page and 'content="#f6f7f3"' in page and 'content="#0f1614"' in page
    response = client.get("/look.css")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_nothing_but_reading(client):
    assert client.post("/look.css").status_code == 405
