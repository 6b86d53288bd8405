"""The report of the promotions, its figures counted by hand."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from clinics.models import OutgoingEmail
from clinics.promotion_report import TABLES
from clinics.report_columns import SHARES
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
    """Five leads in two weeks, one of them erased; one before, one after, one of spam.

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
    sent = OutgoingEmail.objects.filter(promo_code__in=[one, two, three, four])
    sent.update(status="sent", sent_at=FIRST_MOMENT)
    soon = FIRST_MOMENT + timedelta(days=8)
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon).undo(by=user, reason="Wrong code")
    one.redeem(clinic=north, by=user, is_new_client=True, at=soon)
    two.redeem(clinic=south, by=user, is_new_client=True, at=AFTER_LAST_MOMENT)
    early.redeem(clinic=north, by=user, is_new_client=False, at=FIRST_MOMENT)
    three.redeem(clinic=south, by=user, is_new_client=True, at=soon).undo(by=user, reason="Not a new client")
    two.lead.erase(by=user)


def table(client, name, days=JUNE):
    """The rows of a file, without its header."""
    response = client.get(reverse(f"report_promotions_{name}"), days)
    assert response.status_code == 200
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return {row[0]: row[1:] for row in rows[1:]}


TOGETHER = ["5", "5", "4", "2", "1.0", "0.8", "0.4"]
COUNTED = {
    "week": {
        "2026-06-01": ["3", "3", "3", "2", "1.0", "1.0", "0.6667"],
        "2026-06-08": ["2", "2", "1", "0", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "promotion": {
        "First": ["3", "3", "3", "2", "1.0", "1.0", "0.6667"],
        "Second": ["2", "2", "1", "0", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "source": {
        "news": ["2", "2", "2", "2", "1.0", "1.0", "1.0"],
        "search.example": ["1", "1", "1", "0", "1.0", "1.0", "0.0"],
        "Direct": ["2", "2", "1", "0", "1.0", "0.5", "0.0"],
        "Together": TOGETHER,
    },
    "page": {
        "/articles/prp/": ["2", "2", "2", "2", "1.0", "1.0", "1.0"],
        "/treatments/prp/": ["2", "2", "1", "0", "1.0", "0.5", "0.0"],
        "Not recorded": ["1", "1", "1", "0", "1.0", "1.0", "0.0"],
        "Together": TOGETHER,
    },
    "clinic": {"North": ["2", "1", "0.5"], "Together": ["2", "1", "0.5"]},
}


@pytest.mark.parametrize("name", COUNTED)
def test_each_file_has_the_figures_that_were_counted_by_hand(client, figures, name):
    assert table(client, name) == COUNTED[name]


def test_the_page_shows_every_table_with_its_total_and_shares(client, figures):
    page = client.get(PAGE, JUNE).content.decode()
    for label, cells in {
        "8 Jun 2026": ("2", "2", "1", "0", "100.0%", "50.0%", "0.0%"),
        "search.example": ("1", "1", "1", "0", "100.0%", "100.0%", "0.0%"),
        "/articles/prp/": ("2", "2", "2", "2", "100.0%", "100.0%", "100.0%"),
        "Together": ("5", "5", "4", "2", "100.0%", "80.0%", "40.0%"),
        "North": ("2", "1", "50.0%"),
        "1 Jun 2026": ("3", "3", "3", "2", "100.0%", "100.0%", "66.7%"),
    }.items():
        row = f'<tr><th scope="row">{label}</th>' + "".join(f'<td class="number">{c}</td>' for c in cells)
        assert row in page
    assert page.count("<table") == len(TABLES)
    assert not any(f'<th scope="row">{source}</th>' in page for source in ("robots", "early", "late"))


def test_the_drawing_says_in_words_what_it_shows(client, figures):
    response = client.get(PAGE, JUNE)
    assert "5 people asked for a code, 2 of them redeemed it." in response.content.decode()
    (one, two) = response.context["drawing"].weeks
    assert (one.asked.height, one.redeemed.height, two.asked.height, two.redeemed.height) == (
        160,
        107,
        107,
        0,
    )


def test_weeks_without_leads_are_noughts_and_a_cut_week_is_named(client, figures):
    days = {"from": "2026-06-03", "to": "2026-06-30"}
    assert list(table(client, "week", days)) == ["2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29", "Together"]  # fmt: skip
    assert table(client, "week", days)["2026-06-22"] == ["0", "0", "0", "0", "", "", ""]
    assert "cut short" in client.get(PAGE, days).content.decode()
    assert "cut short" not in client.get(PAGE, JUNE).content.decode()


def test_every_week_of_a_long_period_has_its_line_and_the_drawing_only_some_dates(client, figures):
    response = client.get(PAGE, {"from": "2025-06-02", "to": "2026-06-14"})
    page = response.content.decode()
    assert "2 Jun 2025" in page and "8 Jun 2026" in page and "others" not in page
    assert len(response.context["weeks"].shown) == 54
    assert 0 < sum(1 for week in response.context["drawing"].weeks if week.label) <= 8


def test_without_dates_the_last_twelve_weeks_are_shown(client):
    period = client.get(PAGE).context["period"]
    assert period.last == timezone.localdate()
    assert period.first.weekday() == 0
    assert len(period.mondays) == 12


def test_usual_periods_lead_to_their_days_and_the_chosen_one_is_marked(client):
    response = client.get(PAGE)
    presets = response.context["presets"]
    assert [str(name) for name, _period in presets] == [
        "Last 4 weeks",
        "Last 12 weeks",
        "This year",
        "Last year",
    ]
    assert response.content.decode().count('aria-current="true">Last 12 weeks') == 1
    for _name, period in presets:
        assert client.get(f"{PAGE}?{period.query}").context["period"] == period


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
    assert [lines["Welcome (spring)"][0], lines["Welcome (autumn)"][0]] == ["1", "1"]


def test_a_long_table_ends_in_one_line_for_the_others_and_the_file_has_them_all(client):
    promotion = PromotionFactory()
    for number in range(53):
        issued_code(promotion, utm_source=f"source-{number:02}")
    page = client.get(PAGE).content.decode()
    assert '<tr><th scope="row">4 others</th><td class="number">4</td>' in page
    assert "source-48" in page and "source-49" not in page
    assert len(table(client, "source", {})) == 54


def test_empty_days_say_so_and_offer_no_files(client, figures):
    page = client.get(PAGE, {"from": "2020-01-01", "to": "2020-01-31"}).content.decode()
    assert "Nobody asked for a code in these days" in page
    assert "<table" not in page and ".csv" not in page


def test_what_readers_send_is_text_on_the_page_and_no_formula_in_the_file(client):
    issued_code(utm_source="=HYPERLINK(1)", source_path="/<script>x</script>/")
    page = client.get(PAGE).content.decode()
    assert escape("/<script>x</script>/") in page and "<script>x" not in page
    response = client.get(reverse("report_promotions_source"))
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "\n'=HYPERLINK(1),1," in response.content.decode().replace("\r", "")


def test_the_file_is_named_after_its_table_and_days(client):
    response = client.get(reverse("report_promotions_week"), JUNE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (
        response["Content-Disposition"]
        == 'attachment; filename="promotions-by-week-2026-06-01-2026-06-14.csv"'
    )


def test_no_contact_details_and_no_codes_are_on_the_page_or_in_the_files(client):
    code = issued_code(email="anna@example.org", name="Anna Example", phone="+442079460101")
    addresses = [PAGE, *(reverse(f"report_promotions_{name}") for name in TABLES)]
    for text in (client.get(address).content.decode() for address in addresses):
        assert not any(secret in text for secret in ("anna@", "Anna", "79460101", code.code))


def test_the_number_of_queries_does_not_grow_with_the_figures(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    issued_code()
    client.get(PAGE)
    few = queries()
    clinic, user = ClinicFactory(), UserFactory()
    for number in range(8):
        code = issued_code(utm_source=f"source-{number}", source_path=f"/articles/{number}/")
        code.redeem(clinic=clinic, by=user, is_new_client=True)
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
    assert lines["Together"][0] == "1"


@pytest.mark.parametrize(
    "name", ["reports", "report_promotions", *(f"report_promotions_{table}" for table in TABLES)]
)
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
