"""Pages about all pages: they hang on the admin of articles, and treatments use the same."""

from typing import Any

from django.urls import URLPattern, path

from articles.admin.upkeep.audit import audit
from articles.admin.workflow.calendar import calendar


def upkeep_urls(admin_site: Any) -> list[URLPattern]:
    return [
        path("audit/", admin_site.admin_view(audit), name="articles_audit"),
        path("calendar/", admin_site.admin_view(calendar), name="articles_calendar"),
    ]
