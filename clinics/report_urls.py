"""The addresses of the reports, below /admin/reports/."""

from django.urls import path

from clinics import report_views
from clinics.promotion_report import TABLES

urlpatterns = [
    path("", report_views.reports, name="reports"),
    path("promotions/", report_views.promotions, name="report_promotions"),
    *(
        path(
            f"promotions/{table}.csv",
            report_views.promotions_csv,
            {"table": table},
            name=f"report_promotions_{table}",
        )
        for table in TABLES
    ),
]
