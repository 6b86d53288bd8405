"""Articles by year, and series in their order."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from articles.models import Series, SeriesPart
from tests.articles.factories import ArticleFactory, make_public
from tests.articles.views.html import Page

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def published(title, *at):
    return make_public(ArticleFactory(title=title), at=datetime(*at, tzinfo=LONDON))


def test_lists_the_newest_year_and_leads_to_the_others(client):
    published("Old", 2024, 5, 1)
    published("New", 2026, 5, 1)
    page = Page(client.get("/articles/archive/"))
    assert "New" in page.text and "Old" not in page.text
    assert {f"/articles/archive/{year}/" for year in (2024, 2025, 2026)} <= set(page.links)
    assert "Old" in Page(client.get("/articles/archive/2024/")).text
    assert "Nothing appeared in this year." in Page(client.get("/articles/archive/2025/")).text


def test_a_year_begins_at_midnight_in_the_sites_own_zone(client, settings):
    settings.TIME_ZONE = "Europe/London"
    published("First of summer time", 2025, 6, 1, 0, 30)
    published("Last minute", 2025, 12, 31, 23, 59)
    published("First minute", 2026, 1, 1, 0, 0)
    assert "Last minute" in Page(client.get("/articles/archive/2025/")).text
    assert "First minute" not in Page(client.get("/articles/archive/2025/")).text


@pytest.mark.parametrize("year", ["1999", "2099", "0", "99999999"])
def test_a_year_without_a_site_is_not_found(client, year):
    published("Now", 2026, 5, 1)
    assert client.get(f"/articles/archive/{year}/").status_code == 404


def test_an_empty_archive_says_so(client):
    ArticleFactory(title="Draft")
    assert "Nothing has been published here yet." in Page(client.get("/articles/archive/")).text


def series_of(*articles):
    series = Series.objects.create(slug="three", name="Three texts")
    for number, article in enumerate(articles, start=1):
        SeriesPart.objects.create(series=series, article=article, number=number)
    return series


def test_a_series_lists_its_public_parts_in_order_on_its_page_and_on_each_of_them(client):
    second, first = published("Alpha", 2026, 5, 1), published("Beta", 2026, 5, 2)
    series_of(first, second, ArticleFactory(title="Draft part"))
    assert Page(client.get("/articles/series/three/")).heading_titles(2) == ["Beta", "Alpha"]
    page = Page(client.get(second.get_absolute_url()))
    assert "Part of the series Three texts 1 Beta 2 Alpha" in page.text and "Draft part" not in page.text
    assert first.get_absolute_url() in page.links


def test_a_single_public_part_is_no_series_yet(client):
    only = published("Only", 2026, 5, 1)
    series_of(only, ArticleFactory())
    assert "Part of the series" not in Page(client.get(only.get_absolute_url())).text


def test_a_series_without_public_parts_is_not_found(client):
    series_of(ArticleFactory())
    assert client.get("/articles/series/three/").status_code == 404
