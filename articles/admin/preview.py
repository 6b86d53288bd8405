"""A page as readers would see its newest text: the real template, for staff alone, never kept by a cache."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from articles.admin.newest_text import fill_in


@never_cache
def preview(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Renders the newest text with the template of the public page."""
    response = admin.preview_response(request, fill_in(page))
    response.headers["X-Robots-Tag"] = "noindex"
    return response
