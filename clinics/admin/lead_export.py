"""Leads taken out of the program as a file: CSV while it is read, XLSX by way of a temporary file."""

import tempfile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse

from clinics import lead_table
from clinics.csv_export import csv_lines
from clinics.xlsx_export import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(leads: QuerySet[Any]) -> StreamingHttpResponse:
    """The leads as CSV; no cell can become a formula."""
    lines = csv_lines(lead_table.header(), lead_table.rows(leads))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="leads.csv"'
    return response


def as_xlsx(leads: QuerySet[Any]) -> FileResponse:
    """The leads as a workbook, in which every text is a text."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    write_xlsx(file, "leads", lead_table.header(), lead_table.rows(leads))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="leads.xlsx", content_type=XLSX)
