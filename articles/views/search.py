"""The search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.pages.search_page import SearchPage
from articles.views.public_page import public_page


@public_page
def search(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/search.html", {"page": SearchPage(request.GET)})
