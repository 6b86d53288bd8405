"""What is answered for an address that leads nowhere."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from articles.models import MissingAddress
from articles.models.page_at import is_routed
from articles.views.public_page import moved_or_gone


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """301 where the address has moved (of this system or of one before it), 410 where it is gone, else a page that helps on."""
    known = moved_or_gone(request)
    if known is None and request.method == "GET" and not is_routed(f"{request.path}/"):
        MissingAddress.objects.note(request.path, request.headers.get("Referer", ""))
    return known or page_not_found(request, exception)
