"""A page of its own that shows the newest stored text as readers would see it: for staff alone, never kept by a cache."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from articles.admin.editor.draft_pages import Draft


@never_cache
def preview(request: HttpRequest, admin: Any, page: Any) -> HttpResponse:
    """Renders the newest text, relations and sign-off included, as if it were live; nothing is written."""
    return HttpResponse(Draft.saved(page).html(request))
