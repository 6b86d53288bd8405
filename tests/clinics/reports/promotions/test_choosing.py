"""One promotion, one source, a period: what can be chosen, and what is refused with its reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.models import Promotion
from tests.clinics.factories import PromotionFactory, issued_code
from tests.clinics.reports.promotions.pages import COUNTED, JUNE, PAGE, SECOND, table

pytestmark = pytest.mark.django_db


def test_one_promotion_or_source_can_be_looked_at_alone_on_pages_and_in_files(client, figures):
    second = Promotion.objects.get(headline="Second")
    only = JUNE | {"promotion": second.slug}
    assert table(client, "source", only) == {
        "Direct": COUNTED["promotion"]["Second"],
        "Together": COUNTED["promotion"]["Second"],
    }
    assert table(client, "clinic", only) == {"North": ["1", "0", "0.0"], "Together": ["1", "0", "0.0"]}
    assert table(client, "week", JUNE | {"source": "news"})["Together"] == COUNTED["source"]["news"]
    assert table(client, "week", JUNE | {"source": "direct"})["Together"] == COUNTED["source"]["Direct"]
    assert table(client, "clinic", JUNE | {"source": "early"})["Together"] == ["1", "0", "0.0"]
    page = client.get(PAGE, only | {"source": "Direct"}).content.decode()
    assert "Promotion: Second." in page and "Source: Direct." in page
    kept = f"?from=2026-06-01&amp;to=2026-06-14&amp;promotion={second.slug}&amp;source=Direct"
    assert (
        f"/admin/reports/promotions/page/{kept}" in page
        and f"/week.csv{kept}" in page
        and f"/week.xlsx{kept}" in page
    )


def test_a_promotion_that_does_not_exist_is_refused_with_the_reason(client, figures):
    response = client.get(PAGE, {"promotion": "no-such"})
    assert response.status_code == 422
    assert "There is no such promotion." in response.content.decode()


def test_a_day_of_25_hours_belongs_to_its_week_from_midnight_to_midnight(client, settings):
    settings.TIME_ZONE = "Europe/London"
    promotion = PromotionFactory(starts_at=datetime(2025, 10, 1, tzinfo=UTC))
    sunday = datetime(
        2025, 10, 25, 23, tzinfo=UTC
    )  # midnight in summer time; the clocks go back at 01:00 UTC
    for moment in (
        sunday - SECOND,
        sunday,
        sunday + timedelta(hours=25) - SECOND,
        sunday + timedelta(hours=25),
    ):
        issued_code(promotion, at=moment)
    alone = {"from": "2025-10-26", "to": "2025-10-26"}
    assert table(client, "week", alone)["Together"][1] == "2"
    weeks = table(client, "week", {"from": "2025-10-20", "to": "2025-11-02"})
    assert {week: row[1] for week, row in weeks.items()} == {
        "2025-10-20": "3",
        "2025-10-27": "1",
        "Together": "4",
    }


def test_without_dates_the_last_twelve_weeks_are_shown(client):
    period = client.get(PAGE).context["period"]
    assert period.last == timezone.localdate()
    assert period.first.weekday() == 0
    assert len(period.mondays) == 12


def test_usual_periods_lead_to_their_days_and_the_chosen_one_is_marked(client):
    response = client.get(PAGE)
    presets = response.context["presets"]
    assert [str(name) for name, _period, _query in presets] == [
        "Last 4 weeks",
        "Last 12 weeks",
        "This year",
        "Last year",
    ]
    assert response.content.decode().count('aria-current="true">Last 12 weeks') == 1
    for _name, period, query in presets:
        assert client.get(f"{PAGE}?{query}").context["period"] == period


def test_empty_days_say_so_and_offer_no_files(client, figures):
    page = client.get(PAGE, {"from": "2020-01-01", "to": "2020-01-31"}).content.decode()
    assert "Nobody saw an offer or asked for a code in these days" in page
    assert "<table" not in page and ".csv" not in page and ".xlsx" not in page


DAY_AFTER_TOMORROW = (date.today() + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"from": "2026-06-14", "to": "2026-06-01"}, "The last day lies before the first."),
        ({"from": "yesterday"}, "Enter a day, such as 2026-01-31."),
        ({"to": "2026-02-30"}, "Enter a day, such as 2026-01-31."),
        ({"to": DAY_AFTER_TOMORROW}, "This day is still to come."),
        ({"from": "2020-01-01", "to": "2022-06-01"}, "Ask for two years at most."),
        ({"to": "0001-01-01"}, "Choose a day from 1 Jan 2000 on."),
        ({"from": "9999-12-31"}, "This day is still to come."),
    ],
)
def test_days_without_figures_are_refused_with_the_reason(client, days, words):
    for address in (PAGE, reverse("report_promotions_week")):
        response = client.get(address, days)
        page = response.content.decode()
        assert response.status_code == 422
        assert words in page and 'aria-invalid="true"' in page
        assert "<table" not in page


def test_what_was_typed_wrongly_is_still_in_the_field_and_harmless(client):
    page = client.get(PAGE, {"from": '"><b>'}).content.decode()
    assert 'value="&quot;&gt;&lt;b&gt;"' in page


def test_one_day_is_a_period_and_days_are_read_as_people_write_them(client, figures):
    lines = table(client, "week", {"from": "01/06/2026", "to": "2026-06-01"})
    assert lines["Together"][:2] == ["20", "1"]
