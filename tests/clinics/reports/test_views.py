"""The report of the promotions, its figures counted by hand."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import Redirect
from clinics.models import OfferView, Promotion
from clinics.reports.columns import SHARES
from clinics.reports.tables import TABLES
from tests.articles.factories import ArticleFactory, TreatmentTypeFactory
from tests.clinics.factories import ClinicFactory, LeadFactory, PromotionFactory, UserFactory, issued_code

pytestmark = pytest.mark.django_db
PAGE = "/admin/reports/promotions/"
# In summer London is an hour ahead of UTC: 1 June begins at 23:00 UTC of 31 May.
JUNE = {"from": "2026-06-01", "to": "2026-06-14"}
FIRST_MOMENT = datetime(2026, 5, 31, 23, tzinfo=UTC)
AFTER_LAST_MOMENT = datetime(2026, 6, 14, 23, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def client(client):
    client.force_login(UserFactory.allowed("view_reports"))
    return client


@pytest.fixture
def figures(settings):
    """Five leads and 57 views in two weeks, one lead erased; one before, one after, one of spam.

    Four mails went out. Two codes were used, one of them again after it was undone, one after the last day; a third
    was undone for good. The early lead's code was used on the first day, by somebody who had been here before.
    """
    settings.TIME_ZONE = "Europe/London"
    first = PromotionFactory(headline="First", starts_at=FIRST_MOMENT - timedelta(days=60))
    second = PromotionFactory(
        headline="Second", starts_at=FIRST_MOMENT - timedelta(days=60), new_clients_only=False
    )
    north, south, user = ClinicFactory(name="North"), ClinicFactory(name="South"), UserFactory()
    early = issued_code(second, at=FIRST_MOMENT - SECOND, utm_source="early")
    news = {"utm_source": "news", "source_path": "/articles/prp/"}
    one = issued_code(first, at=FIRST_MOMENT, **news)
    two = issued_code(first, at=FIRST_MOMENT + timedelta(days=3), **news)
    three = issued_code(first, at=FIRST_MOMENT + timedelta(days=6), referrer_host="search.example")
    four = issued_code(second, at=FIRST_MOMENT + timedelta(days=7), source_path="/treatments/prp/")
    issued_code(second, at=AFTER_LAST_MOMENT - SECOND, source_path="/treatments/prp/")
    issued_code(second, at=AFTER_LAST_MOMENT, utm_source="late")
    first.keep_apart(LeadFactory(created_at=FIRST_MOMENT, utm_source="robots"), "honeypot")
    for promo_code in (one, two, three, four):
        promo_code.was_sent(FIRST_MOMENT)
    see(first, "2026-06-01", 20, "/articles/prp/", "news")
    see(first, "2026-06-07", 10, "/articles/prp/", "search.example")
    see(first, "2026-06-07", 3, "/articles/ageing/")
    see(second, "2026-06-14", 24, "/treatments/prp/")
    see(first, "2026-05-31", 5, "/articles/prp/", "news")
    see(first, "2026-06-15", 7, "/articles/prp/", "news")
    soon = FIRST_MOMENT + timedelta(days=8)
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon).undo(by=user, reason="Wrong code")
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon)
    two.redeem(clinic=south, by=user, is_new_client=True, at=AFTER_LAST_MOMENT)
    early.redeem(clinic=north, by=user, is_new_client=False, at=FIRST_MOMENT)
    three.redeem(clinic=south, by=user, is_new_client=True, at=soon).undo(by=user, reason="Not a new client")
    two.lead.erase(by=user)


def see(promotion, day, count, path, source=""):
    OfferView.objects.create(promotion=promotion, day=day, path=path, source=source, count=count)


def table(client, name, days=JUNE):
    """The rows of a file, without its header."""
    response = client.get(reverse(f"report_promotions_{name}"), days)
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return {row[0]: row[1:] for row in rows[1:]}


def sheet(workbook):
    return zipfile.ZipFile(io.BytesIO(workbook)).read("xl/worksheets/sheet1.xml").decode()


def cells(workbook):
    """Rows of a workbook as text; None for a blank cell within a row."""
    rows = []
    for row in re.findall(r"<row [^>]*>(.*?)</row>", sheet(workbook)):
        found = {
            "ABCDEFGHIJ".index(place): unescape(text)
            for place, text in re.findall(r'<c r="([A-J])\d+"[^>]*>(?:<is><t[^>]*>|<v>)(.*?)</', row)
        }
        rows.append([found.get(place) for place in range(len(rows[0]) if rows else len(found))])
    return rows


TOGETHER = ["57", "5", "5", "4", "2", "0.0877", "1.0", "0.8", "0.4"]
COUNTED = {
    "week": {
        "2026-06-01": ["33", "3", "3", "3", "2", "0.0909", "1.0", "1.0", "0.6667"],
        "2026-06-08": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "promotion": {
        "First": ["33", "3", "3", "3", "2", "0.0909", "1.0", "1.0", "0.6667"],
        "Second": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "source": {
        "Direct": ["27", "2", "2", "1", "0", "0.0741", "1.0", "0.5", "0.0"],
        "news": ["20", "2", "2", "2", "2", "0.1", "1.0", "1.0", "1.0"],
        "search.example": ["10", "1", "1", "1", "0", "0.1", "1.0", "1.0", "0.0"],
        "Together": TOGETHER,
    },
    "page": {
        "/articles/prp/": ["30", "2", "2", "2", "2", "0.0667", "1.0", "1.0", "1.0"],
        "/treatments/prp/": ["24", "2", "2", "1", "0", "0.0833", "1.0", "0.5", "0.0"],
        "Not recorded": ["0", "1", "1", "1", "0", "", "1.0", "1.0", "0.0"],
        "/articles/ageing/": ["3", "0", "0", "0", "0", "0.0", "", "", ""],
        "Together": TOGETHER,
    },
    "treatment": {
        "Platelet-rich plasma": ["54", "4", "4", "3", "2", "0.0741", "1.0", "0.75", "0.5"],
        "Microneedling": ["30", "2", "2", "2", "2", "0.0667", "1.0", "1.0", "1.0"],
        "No treatment in particular": ["3", "1", "1", "1", "0", "0.3333", "1.0", "1.0", "0.0"],
        "Together": TOGETHER,
    },
    "clinic": {"North": ["2", "1", "0.5"], "Together": ["2", "1", "0.5"]},
}


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


def test_people_who_asked_before_views_were_counted_make_no_share(client):
    issued_code()
    today = timezone.localdate().isoformat()
    assert table(client, "week", {"from": today, "to": today})["Together"] == ["0", "1", "1", "0", "0", "", "1.0", "0.0", "0.0"]  # fmt: skip
    assert "No view has been counted yet." in client.get(PAGE).content.decode()


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


def test_a_page_that_has_moved_counts_for_the_treatment_of_where_it_is_now(client, figures, subjects):
    Redirect.objects.create(old_path="/articles/ageing/", new_path="/articles/prp/")
    assert table(client, "treatment")["Microneedling"][0] == "33"


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


def test_a_long_table_ends_in_one_line_for_the_others_and_the_file_has_them_all(client):
    promotion = PromotionFactory()
    for number in range(53):
        issued_code(promotion, utm_source=f"source-{number:02}")
    page = client.get(reverse("report_promotions_by_source")).content.decode()
    assert '<tr><th scope="row">4 others</th><td class="number">0</td><td class="number">4</td>' in page
    assert "source-48" in page and "source-49" not in page
    assert len(table(client, "source", {})) == 54


def test_empty_days_say_so_and_offer_no_files(client, figures):
    page = client.get(PAGE, {"from": "2020-01-01", "to": "2020-01-31"}).content.decode()
    assert "Nobody saw an offer or asked for a code in these days" in page
    assert "<table" not in page and ".csv" not in page and ".xlsx" not in page


def test_what_readers_send_is_text_on_the_page_and_no_formula_in_the_files(client):
    issued_code(utm_source="=HYPERLINK(1)", source_path="/<script>x</script>/")
    page = client.get(reverse("report_promotions_by_page")).content.decode()
    assert escape("/<script>x</script>/") in page and "<script>x" not in page
    response = client.get(reverse("report_promotions_source"))
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "\n'=HYPERLINK(1),0,1," in response.content.decode().replace("\r", "")
    workbook = client.get(reverse("report_promotions_source_xlsx")).content
    assert cells(workbook)[1][:3] == ["=HYPERLINK(1)", "0", "1"]
    assert "<f>" not in sheet(workbook)


def test_the_file_is_named_after_its_table_and_days(client):
    response = client.get(reverse("report_promotions_week"), JUNE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (
        response["Content-Disposition"]
        == 'attachment; filename="promotions-by-week-2026-06-01-2026-06-14.csv"'
    )


def test_no_contact_details_and_no_codes_are_on_the_page_or_in_the_files(client):
    code = issued_code(email="anna@example.org", name="Anna Example", phone="+442079460101")
    names = ["report_promotions_{}", "report_promotions_by_{}", "report_promotions_{}_xlsx"]
    addresses = [PAGE, *(reverse(name.format(table)) for name in names for table in TABLES)]
    for content in (client.get(address).content for address in addresses):
        text = sheet(content) if content.startswith(b"PK") else content.decode()
        assert not any(secret in text for secret in ("anna@", "Anna", "79460101", code.code))


@pytest.mark.parametrize("name", TABLES)
def test_the_number_of_queries_does_not_grow_with_the_figures(client, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(f"report_promotions_by_{name}")).status_code == 200
        return len(captured)

    issued_code(source_path="/articles/first/").redeem(
        clinic=ClinicFactory(), by=UserFactory(), is_new_client=True
    )
    queries()
    few = queries()
    clinic, user = ClinicFactory(), UserFactory()
    for number in range(8):
        code = issued_code(utm_source=f"source-{number}", source_path=f"/articles/{number}/")
        code.redeem(clinic=clinic, by=user, is_new_client=True)
        see(code.promotion, timezone.localdate(), 3, f"/articles/{number}/", f"source-{number}")
    assert queries() == few


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


@pytest.mark.parametrize(
    "name",
    ["reports", "report_promotions", *(f"report_promotions_{each}" for table in TABLES for each in (table, f"by_{table}", f"{table}_xlsx"))],
)  # fmt: skip
def test_only_those_who_may_see_reports_get_in(client, name):
    address = reverse(name)
    client.logout()
    assert client.get(address)["Location"].startswith("/admin/login/")
    client.force_login(UserFactory.allowed("view_lead", "export_leads"))
    assert client.get(address).status_code == 403


def test_the_reports_address_leads_to_the_report_and_nothing_is_posted(client):
    assert client.get("/admin/reports/")["Location"] == PAGE
    assert client.post(PAGE).status_code == 405


def test_the_sidebar_leads_to_the_reports(client):
    assert 'href="/admin/reports/"' in client.get("/admin/").content.decode()
    client.force_login(UserFactory.allowed("view_lead"))
    assert 'href="/admin/reports/"' not in client.get("/admin/").content.decode()
