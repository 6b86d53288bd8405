"""What is answered for an address that leads nowhere."""

import structlog
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.defaults import page_not_found

from articles.models import MissingAddress, Redirect
from articles.models.page_at import is_routed
from articles.views.public_page import FRESH_SECONDS

log = structlog.get_logger("articles.missing_address")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """301 where the address has moved (of this system or of one before it), 410 where it is gone, else a page that helps on."""
    if known := Redirect.objects.answer_to(request.path):
        response = _gone(request) if known.is_gone else _moved(request, known.new_path)
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response
    _note(request)
    return page_not_found(request, exception)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "410.html", status=410)


def _moved(request: HttpRequest, new_path: str) -> HttpResponse:
    """With the query it came with: it may say which campaign brought the reader."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{new_path}?{query}" if query else new_path)


def _note(request: HttpRequest) -> None:
    """Counts the address, unless it only lacks its slash. A reader gets the page whether or not that can be stored."""
    if request.method != "GET" or is_routed(f"{request.path}/"):
        return
    try:
        MissingAddress.objects.note(request.path, request.headers.get("Referer", ""))
    except DatabaseError:
        log.warning("A missing address could not be counted.")
