"""Dates in every usual notation become aware moments; what can be read in two ways is no date."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.importers.dates import to_moment

DAY = datetime(2024, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-03", "2024/05/03", "2024.05.03", "20240503", "3 May 2024", "May 3rd, 2024", "3rd of May 2024", "Friday, May 3, 2024",
        "03-May-2024", "03.05.2024",
        "3. Mai 2024", "Freitag, 3. Mai 2024", "le 3 mai 2024", "3 de mayo de 2024", "3 maggio 2024", "3 de maio de 2024", "3 mei 2024",
        "3 maja 2024", "3 мая 2024 г.", "3 травня 2024 р.", "3 Mayıs 2024", "3 maj 2024", "2024年5月3日", "1714694400", "1714694400000",
    ],
)  # fmt: skip
def test_a_day_is_understood_in_many_languages_and_taken_as_utc(written):
    assert to_moment(written) == DAY


@pytest.mark.parametrize(
    ("written", "hour", "offset"),
    [
        ("2024-05-03T10:00:00Z", 10, 0),
        ("2024-05-03 10:00", 10, 0),
        ("2024-05-03 10:00:00 +0200", 10, 2),
        ("2024-05-03 10:00:00.5 +02:00 EET", 10, 2),
        ("2024-05-03 10:00 CEST", 10, 2),
        ("2024-05-03 10:00 Europe/Berlin", 10, 2),
        ("Fri, 03 May 2024 10:00:00 -0500", 10, -5),
        ("Fri May 03 2024 10:00:00 GMT+0200", 10, 2),
        ("May 3, 2024 at 5:30 pm", 17, 0),
        ("May 3, 2024 12:15 AM", 0, 0),
        ("3. Mai 2024, 14:30 Uhr", 14, 0),
        ("3 mai 2024 à 10h30", 10, 0),
        ("3 мая 2024 в 10:00", 10, 0),
    ],
)
def test_a_time_keeps_its_zone(written, hour, offset):
    moment = to_moment(written)
    assert (moment.day, moment.hour) == (3, hour) and moment.utcoffset() == timedelta(hours=offset)


def test_what_yaml_and_toml_know_as_dates_stays_what_it_is():
    zone = timezone(timedelta(hours=3))
    assert to_moment(DAY.date()) == DAY and to_moment(datetime(2024, 5, 3, tzinfo=zone)).tzinfo == zone


@pytest.mark.parametrize("written", ["13/05/2024", "05/13/2024"])
def test_two_numbers_are_a_day_and_a_month_where_only_one_order_can_be(written):
    assert to_moment(written) == datetime(2024, 5, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["03/04/2024", "2024-13-40", "31 February 2024", "May 2024", "2024", "soon", "", "10:30", "2024-05-03 10:00 Mars/Olympus"]
)  # fmt: skip
def test_what_is_not_one_day_for_sure_is_no_date(written):
    assert to_moment(written) is None
