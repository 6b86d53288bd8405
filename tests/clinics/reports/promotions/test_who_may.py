"""Who sees the report, what is never on it, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from clinics.reports.tables import TABLES
from tests.clinics.factories import ClinicFactory, UserFactory, issued_code
from tests.clinics.reports.promotions.pages import JUNE, PAGE, cells, see, sheet

pytestmark = pytest.mark.django_db


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
