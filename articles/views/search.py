"""The search, and what it offers while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from articles.pages.search_page import SearchPage
from articles.search.suggestions import suggestions
from articles.views.public_page import public_page


@public_page
def search(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/search.html", {"page": SearchPage(request.GET)})


@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """For static/js/search_suggest.js: [{"kind", "name", "url"}]."""
    found = suggestions(SearchPage(request.GET).query)
    response = JsonResponse([each._asdict() for each in found], safe=False)
    response["X-Robots-Tag"] = "noindex"
    return response
