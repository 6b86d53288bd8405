"""Drawings and long tables: said in words, cut where they would not be read."""

import pytest
from django.urls import reverse

from tests.clinics.factories import ClinicFactory, PromotionFactory, UserFactory, issued_code
from tests.clinics.reports.promotions.pages import JUNE, PAGE, table

pytestmark = pytest.mark.django_db


def test_the_drawing_says_in_words_what_it_shows(client, figures):
    response = client.get(PAGE, JUNE)
    assert "5 people asked for a code, 2 of them redeemed it." in response.content.decode()
    (one, two) = response.context["drawing"].weeks
    heights = (one.asked.height, one.redeemed.height, two.asked.height, two.redeemed.height)
    assert heights == (160, 107, 107, 0)


def test_a_ranking_is_drawn_for_its_first_ten_lines_and_told_in_words(client):
    promotion = PromotionFactory()
    for number in range(12):
        issued_code(promotion, utm_source=f"source-{number:02}")
    issued_code(promotion, utm_source="source-07").redeem(
        clinic=ClinicFactory(), by=UserFactory(), is_new_client=True
    )
    response = client.get(reverse("report_promotions_by_source"))
    drawing = response.context["drawing"]
    assert [line.label for line in drawing.lines][:2] == ["source-07", "source-00"] and len(
        drawing.lines
    ) == 10
    assert drawing.lines[1].first.width == drawing.lines[0].first.width / 2 == drawing.lines[0].second.width
    page = response.content.decode()
    assert "source-07: 2, 1." in page and "The drawing shows the first 10 lines of the table." in page


def test_weeks_without_leads_are_noughts_and_a_cut_week_is_named(client, figures):
    days = {"from": "2026-06-03", "to": "2026-06-30"}
    assert list(table(client, "week", days)) == ["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29", "Together"]  # fmt: skip
    assert table(client, "week", days)["2026-06-22"] == ["0", "0", "0", "0", "0", "", "", "", ""]
    assert "cut short" in client.get(PAGE, days).content.decode()
    assert "cut short" not in client.get(PAGE, JUNE).content.decode()


def test_every_week_of_a_long_period_has_its_line_and_the_drawing_only_some_dates(client, figures):
    response = client.get(PAGE, {"from": "2025-06-02", "to": "2026-06-14"})
    page = response.content.decode()
    assert "2 Jun 2025" in page and "8 Jun 2026" in page and "others" not in page
    assert len(response.context["table"].shown) == 54
    assert 0 < sum(1 for week in response.context["drawing"].weeks if week.label) <= 8


def test_a_long_table_ends_in_one_line_for_the_others_and_the_file_has_them_all(client):
    promotion = PromotionFactory()
    for number in range(53):
        issued_code(promotion, utm_source=f"source-{number:02}")
    page = client.get(reverse("report_promotions_by_source")).content.decode()
    assert '<tr><th scope="row">4 others</th><td class="number">0</td><td class="number">4</td>' in page
    assert "source-48" in page and "source-49" not in page
    assert len(table(client, "source", {})) == 54
