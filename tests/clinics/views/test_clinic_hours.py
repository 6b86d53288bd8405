"""Opening hours on the pages: open or closed now, the week, and the days that differ."""

from datetime import date, time

import pytest
import time_machine

from clinics.models import OpeningException, OpeningHours
from tests.articles.views.html import Page
from tests.clinics.factories import ClinicFactory

pytestmark = pytest.mark.django_db
PATHS = ("/clinics/", "/clinics/eastmere/")


@pytest.fixture
def clinic():
    """Open from Monday to Friday, nine to half past five, by the clock of London."""
    made = ClinicFactory(slug="eastmere", time_zone="Europe/London")
    for day in range(5):
        OpeningHours.objects.create(clinic=made, weekday=day, opens_at=time(9), closes_at=time(17, 30))
    return made


def seen(client, path, moment):
    """The page as it is at a moment of UTC."""
    with time_machine.travel(f"{moment}+00:00", tick=False):
        return client.get(path)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-06-01T08:00", "Open now until 17:30"),
        ("2026-06-01T07:59", "Closed. Opens today at 09:00"),
        ("2026-06-01T16:30", "Closed. Opens tomorrow at 09:00"),
        ("2026-06-05T17:00", "Closed. Opens on Monday at 09:00"),
    ],
)
def test_the_list_and_the_page_say_whether_it_is_open_now(client, clinic, path, moment, words):
    assert words in Page(seen(client, path, moment)).text


def test_an_opening_in_more_than_a_week_is_told_with_its_date(client, clinic):
    OpeningException.objects.create(clinic=clinic, first_day=date(2026, 5, 30), last_day=date(2026, 6, 10))
    page = Page(seen(client, PATHS[1], "2026-06-01T10:00"))
    assert "Closed. Opens on Thursday 11 June at 09:00" in page.text


def test_the_clock_of_the_clinic_counts_and_not_that_of_the_site(client, clinic):
    clinic.time_zone = "America/New_York"
    clinic.save()
    assert "Closed. Opens today at 09:00" in Page(seen(client, PATHS[1], "2026-06-01T12:59")).text
    assert "Open now until 17:30" in Page(seen(client, PATHS[1], "2026-06-01T13:00")).text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("moment", "seconds"),
    [("2026-06-01T10:00", 60), ("2026-06-01T16:29:35", 25), ("2026-06-05T22:59:50", 10)],
)
def test_no_cache_keeps_the_words_beyond_the_moment_that_they_are_true(client, clinic, path, moment, seconds):
    assert f"max-age={seconds}" in seen(client, path, moment)["Cache-Control"].split(", ")


def test_the_days_that_differ_are_told_sixty_days_ahead(client, clinic):
    for first, last, hours, reason in (
        ("2026-05-25", "2026-05-31", (None, None), "Gone"),
        ("2026-06-01", "2026-06-03", (None, None), "Stocktaking"),
        ("2026-07-31", "2026-07-31", (time(10), time(13)), ""),
        ("2026-08-01", "2026-08-01", (None, None), "Too far"),
    ):
        OpeningException.objects.create(
            clinic=clinic,
            first_day=first,
            last_day=last,
            opens_at=hours[0],
            closes_at=hours[1],
            reason=reason,
        )
    page = Page(seen(client, PATHS[1], "2026-06-01T10:00"))
    assert (
        "Different on these days Monday 1 June – Wednesday 3 June Closed · Stocktaking Friday 31 July 10:00–13:00"
        in page.text
    )
    assert "Gone" not in page.text and "Too far" not in page.text
    assert "Closed. Opens on Thursday at 09:00" in page.text


@pytest.mark.parametrize("path", PATHS)
def test_hours_that_nobody_stated_are_not_called_closed(client, path):
    ClinicFactory(slug="eastmere")
    page = Page(client.get(path))
    assert "Opening hours: not stated" in page.text and "Closed" not in page.text


def test_without_exceptions_nothing_is_said_of_them(client, clinic):
    assert "Different on these days" not in Page(client.get(PATHS[1])).text
