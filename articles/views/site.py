"""The home page, and the pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import GlossaryTerm
from articles.pages.home_page import HomePage
from articles.pages.public_images import public_images
from articles.views.listing import page_of
from articles.views.public_page import public_page

CREDITS_PER_PAGE = 48
LONGEST_SEARCH = 100


@public_page
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", {"page": HomePage()})


@public_page
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/glossary.html", {"terms": GlossaryTerm.objects.all()})


@public_page
def image_credits(request: HttpRequest) -> HttpResponse:
    """?q= words of a title, a creator, a source or a licence."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    page = page_of(request, public_images(words), per_page=CREDITS_PER_PAGE)
    return render(request, "articles/image_credits.html", {"page": page, "words": words})
