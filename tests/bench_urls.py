"""The site's addresses and a minimal view that returns as many bytes as asked."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from aesthetica.urls import urlpatterns as site


def minimal(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(b"x" * size)


urlpatterns = [path("minimal/<int:size>/", minimal), *site]
