"""Pages about all pages: they hang on the admin of articles, and treatments use the same."""

from typing import Any

from django.urls import URLPattern, path

from articles.admin.upkeep.audit import audit


def upkeep_urls(admin_site: Any) -> list[URLPattern]:
    return [path("audit/", admin_site.admin_view(audit), name="articles_audit")]
