"""What is answered for an address that leads nowhere."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from articles.views.public_page import moved_permanently


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """301 where the address has moved (of this system or of one before it), else the page that helps on."""
    return moved_permanently(request) or page_not_found(request, exception)
