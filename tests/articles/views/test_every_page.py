"""What holds on every public page."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.articles.views.clinic_site import PATHS, make_site
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_site()


@pytest.mark.parametrize("path", PATHS)
def test_answers_everybody_alike_without_a_cookie(site, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("path", PATHS)
def test_holds_no_inline_style_or_script_and_carries_the_strict_policy(site, client, path):
    response = client.get(path)
    page = Page(response)
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "style-src 'self'" in policy and "unsafe" not in policy
    assert not [
        found
        for _, found in page.elements
        if "style" in found or any(name.startswith("on") for name in found)
    ]
    assert not page.all("style")
    assert all(found.get("src") or found.get("type") == "application/ld+json" for found in page.all("script"))


@pytest.mark.parametrize("path", PATHS)
def test_has_one_main_heading_and_skips_no_level(site, client, path):
    levels = [level for level, _ in Page(client.get(path)).headings]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("path", PATHS)
def test_ids_are_unique_and_every_picture_has_a_description(site, client, path):
    page = Page(client.get(path))
    ids = [found["id"] for _, found in page.elements if found.get("id")]
    assert len(ids) == len(set(ids))
    assert all("alt" in found for found in page.all("img"))


@pytest.mark.parametrize("path", PATHS)
def test_head_has_no_body_and_an_unchanged_page_is_not_sent_again(site, client, path):
    whole = client.get(path)
    assert client.head(path).content == b""
    again = client.get(path, headers={"If-None-Match": whole["ETag"]})
    assert again.status_code == 304 and again.content == b""


@pytest.mark.parametrize("path", PATHS)
def test_is_the_same_for_staff(site, client, path, admin_user):
    anonymous = client.get(path)
    staff = Client()
    staff.force_login(admin_user)
    assert staff.get(path).content == anonymous.content


@pytest.mark.parametrize("path", PATHS)
def test_can_not_be_posted_to(site, client, path):
    assert client.post(path).status_code == 405


JUNK = (
    "page=abc",
    "t=%00",
    "q=%22%27*(AND",
    "page=-1",
    "sort=password",
    "area=%00&kind=%FF",
    "%5B%5D=1",
    "page=99999999999999999999",
)


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_the_query_string_does_no_harm(site, client, junk):
    for path in PATHS:
        assert client.get(f"{path}{'&' if '?' in path else '?'}{junk}").status_code in (200, 404)


def test_loads_less_than_60_kilobytes_of_style_and_script(site, client):
    for path in PATHS:
        page = Page(client.get(path))
        sheets = [found["href"] for found in page.all("link", rel="stylesheet")]
        scripts = [found["src"] for found in page.all("script") if found.get("src")]
        files = {re.sub("^/static/", "", name) for name in sheets + scripts}
        weight = sum(Path(finders.find(name)).stat().st_size for name in files)
        assert weight < 60_000, f"{path}: {weight} bytes"
