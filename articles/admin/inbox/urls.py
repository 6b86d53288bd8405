"""The inbox hangs on the admin of articles; it gathers treatments, too."""

from typing import Any

from django.urls import URLPattern, path

from articles.admin.inbox.inbox_page import inbox


def inbox_urls(admin_site: Any) -> list[URLPattern]:
    return [path("inbox/", admin_site.admin_view(inbox), name="articles_inbox")]
