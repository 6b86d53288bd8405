"""Which text a page shows on which day."""

from datetime import date, timedelta

from clinics.text_assignment import shows_second_text

MONDAY = date(2026, 6, 1)
DAYS = [MONDAY + timedelta(days=number) for number in range(14)]
PATHS = [f"/articles/{number}/" for number in range(400)]


def test_a_page_alternates_from_day_to_day():
    for path in PATHS[:20]:
        shown = [shows_second_text(1, path, day) for day in DAYS]
        assert all(one != next_one for one, next_one in zip(shown, shown[1:], strict=False))


def test_over_two_weeks_each_weekday_has_had_both_texts():
    shown = [shows_second_text(1, "/articles/prp/", day) for day in DAYS]
    assert all(shown[weekday] != shown[weekday + 7] for weekday in range(7))


def test_about_half_of_the_pages_show_either_on_any_day():
    assert 160 < sum(shows_second_text(1, path, MONDAY) for path in PATHS) < 240


def test_offers_are_assigned_apart():
    assert [shows_second_text(1, path, MONDAY) for path in PATHS] != [
        shows_second_text(2, path, MONDAY) for path in PATHS
    ]


def test_the_key_of_the_site_decides(settings):
    before = [shows_second_text(1, path, MONDAY) for path in PATHS]
    assert before == [shows_second_text(1, path, MONDAY) for path in PATHS]
    settings.SECRET_KEY = "another key" * 5
    assert before != [shows_second_text(1, path, MONDAY) for path in PATHS]
