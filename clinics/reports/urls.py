"""The addresses of the reports, below /admin/reports/."""

from django.urls import path

from clinics.reports import text_views, views
from clinics.reports.tables import TABLES

urlpatterns = [
    path("", views.reports, name="reports"),
    path("promotions/", views.promotions, name="report_promotions"),
    path("promotions/texts/<int:pk>/", text_views.second_text, name="report_second_text"),
]
for table in TABLES:
    chosen = {"table": table}
    urlpatterns += [
        path(f"promotions/{table}/", views.one_table, chosen, name=f"report_promotions_by_{table}"),
        path(
            f"promotions/{table}.csv",
            views.file,
            chosen | {"ending": "csv"},
            name=f"report_promotions_{table}",
        ),
        path(
            f"promotions/{table}.xlsx",
            views.file,
            chosen | {"ending": "xlsx"},
            name=f"report_promotions_{table}_xlsx",
        ),
    ]
