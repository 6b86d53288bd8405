"""What every public page has in common: GET and HEAD only, shared caches may keep it, an old address leads to the new one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from articles.models import Redirect

View = Callable[..., HttpResponse]
FRESH_SECONDS = 60


def public_page(view: View) -> View:
    """Answers GET and HEAD, with an ETag of the finished page; a moved page answers 301, one that is gone 410."""
    fresh = cache_control(public=True, max_age=FRESH_SECONDS)(leads_to_new_address(view))
    return require_safe(conditional_page(fresh))


def leads_to_new_address(view: View) -> View:
    @wraps(view)
    def found_or_moved(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            moved = moved_or_gone(request)
            if moved is None:
                raise
            return moved

    return found_or_moved


def moved_or_gone(request: HttpRequest) -> HttpResponse | None:
    """301 to where this address has moved, with the query it came with; 410 where it is gone for good; else None."""
    known = Redirect.objects.answer_to(request.path)
    if known is None:
        return None
    if known.is_gone:
        return render(request, "410.html", status=410)
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{known.new_path}?{query}" if query else known.new_path)
