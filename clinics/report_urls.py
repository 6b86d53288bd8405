"""The addresses of the reports, below /admin/reports/."""

from django.urls import path

from clinics import report_views, text_report
from clinics.promotion_report import TABLES

urlpatterns = [
    path("", report_views.reports, name="reports"),
    path("promotions/", report_views.promotions, name="report_promotions"),
    path("promotions/texts/<int:pk>/", text_report.second_text, name="report_second_text"),
]
for table in TABLES:
    chosen = {"table": table}
    urlpatterns += [
        path(f"promotions/{table}/", report_views.one_table, chosen, name=f"report_promotions_by_{table}"),
        path(
            f"promotions/{table}.csv",
            report_views.file,
            chosen | {"ending": "csv"},
            name=f"report_promotions_{table}",
        ),
        path(
            f"promotions/{table}.xlsx",
            report_views.file,
            chosen | {"ending": "xlsx"},
            name=f"report_promotions_{table}_xlsx",
        ),
    ]
