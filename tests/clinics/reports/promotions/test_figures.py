"""The report of the promotions, its figures counted by hand, on pages and in files alike."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Redirect
from clinics.reports.columns import SHARES
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory
from tests.clinics.factories import PromotionFactory, issued_code
from tests.clinics.reports.promotions.pages import COUNTED, JUNE, PAGE, cells, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def subjects():
    """One treatment has a page of its own, and an article is about it and another."""
    article = ArticleFactory(slug="prp")
    article.treatments.add(
        TreatmentTypeFactory(slug="prp", name="Platelet-rich plasma"),
        TreatmentTypeFactory(slug="microneedling", name="Microneedling"),
    )


@pytest.mark.parametrize("name", COUNTED)
def test_each_file_has_the_figures_that_were_counted_by_hand_in_this_order(client, figures, subjects, name):
    assert list(table(client, name).items()) == list(COUNTED[name].items())


@pytest.mark.parametrize("name", COUNTED)
def test_the_workbook_has_the_same_figures_as_numbers(client, figures, subjects, name):
    response = client.get(reverse(f"report_promotions_{name}_xlsx"), JUNE)
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert f'filename="promotions-by-{name}-2026-06-01-2026-06-14.xlsx"' in response["Content-Disposition"]
    rows = cells(response.content)[1:]
    wanted = [
        [label, *(float(cell) if cell else None for cell in row)] for label, row in COUNTED[name].items()
    ]
    assert [[row[0], *(each if each is None else float(each) for each in row[1:])] for row in rows] == wanted


@pytest.mark.parametrize("name", COUNTED)
def test_the_page_of_each_table_has_its_drawing_its_files_and_the_same_figures(
    client, figures, subjects, name
):
    page = client.get(reverse(f"report_promotions_by_{name}"), JUNE).content.decode()
    assert page.count("<table") == page.count('<svg class="bars') == 1
    assert 'role="img" aria-labelledby="bars-title"' in page and '<title id="bars-title">' in page
    for ending in ("csv", "xlsx"):
        assert f"/admin/reports/promotions/{name}.{ending}?from=2026-06-01&amp;to=2026-06-14" in page
    assert page.count('aria-current="page"') == 1
    for label, figures_of_line in COUNTED[name].items():
        label = {"2026-06-01": "1 Jun 2026", "2026-06-08": "8 Jun 2026"}.get(label, label)
        row = rf'<th scope="row">(<a [^>]*>)?{re.escape(label)}(</a>)?</th><td class="number">{figures_of_line[0]}<'
        assert re.search(row, page)


def test_the_overview_shows_the_steps_with_shares_and_what_changed(client, figures):
    page = client.get(PAGE, JUNE).content.decode()
    steps = [
        " ".join(re.sub(r"<[^>]+>", " ", step).split())
        for step in re.findall(r'<li class="panel">(.*?)</li>', page)
    ]
    assert steps == [
        "Seen 57 ▲ 52 more than before (+1,040%)",
        "Asked 5 Asked of seen: 8.8% ▲ 4 more than before (+400%)",
        "Code issued 5 Issued of asked: 100.0% ▲ 4 more than before (+400%)",
        "Code sent 4 Sent of issued: 80.0% none before",
        "Redeemed 2 Redeemed of issued: 40.0% ▲ 1 more than before (+100%)",
    ]
    assert "18 May 2026 to 31 May 2026" in page
    row = ("24", "2", "2", "1", "0", "8.3%", "100.0%", "50.0%", "0.0%")
    assert (
        '<tr><th scope="row">8 Jun 2026</th>' + "".join(f'<td class="number">{c}</td>' for c in row) in page
    )
    assert not any(f">{source}<" in page for source in ("robots", "early", "late"))


def test_people_who_asked_before_views_were_counted_make_no_share(client):
    issued_code()
    today = timezone.localdate().isoformat()
    assert table(client, "week", {"from": today, "to": today})["Together"] == ["0", "1", "1", "0", "0", "", "1.0", "0.0", "0.0"]  # fmt: skip
    assert "No view has been counted yet." in client.get(PAGE).content.decode()


def test_a_page_that_has_moved_counts_for_the_treatment_of_where_it_is_now(client, figures, subjects):
    Redirect.objects.create(old_path="/articles/ageing/", new_path="/articles/prp/")
    assert table(client, "treatment")["Microneedling"][0] == "33"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(5, 9, "55.6%"), (9, 16, "56.3%"), (2, 3, "66.7%"), (0, 4, "0.0%"), (4, 4, "100.0%"), (0, 0, "–")],
)
def test_shares_are_rounded_as_by_hand(part, whole, text):
    assert SHARES[-1].text({"redeemed": part, "issued": whole}) == text


def test_two_promotions_of_one_headline_stay_two_lines(client):
    for slug in ("spring", "autumn"):
        issued_code(PromotionFactory(headline="Welcome", slug=slug))
    today = timezone.localdate().isoformat()
    lines = table(client, "promotion", {"from": today, "to": today})
    assert [lines["Welcome (spring)"][1], lines["Welcome (autumn)"][1]] == ["1", "1"]
