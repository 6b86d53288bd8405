"""A table of a report as a file to download."""

from django.http import HttpResponse

from clinics.csv_export import as_csv
from clinics.reports.period import Period
from clinics.reports.table import Table
from clinics.xlsx_export import as_xlsx

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(table: Table, period: Period) -> HttpResponse:
    return _download(as_csv(table.header, table.records), CSV, table, period, "csv")


def xlsx_file(table: Table, period: Period) -> HttpResponse:
    return _download(as_xlsx(str(table.title), table.header, table.records), XLSX, table, period, "xlsx")


FILES = {"csv": csv_file, "xlsx": xlsx_file}


def _download(
    content: str | bytes, content_type: str, table: Table, period: Period, ending: str
) -> HttpResponse:
    name = f"promotions-by-{table.name}-{period.first}-{period.last}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
