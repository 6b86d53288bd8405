"""The home page, and the pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import GlossaryTerm
from articles.pages.home_page import HomePage
from articles.pages.list_data import glossary_data, list_data
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
    terms = list(GlossaryTerm.objects.all())
    context = {"terms": terms, "structured_data": glossary_data(terms)}
    return render(request, "articles/glossary.html", context)


@public_page
def image_credits(request: HttpRequest) -> HttpResponse:
    """?q= words of a title, a creator, a source or a licence."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    page = page_of(request, public_images(words), per_page=CREDITS_PER_PAGE)
    data = list_data(_("Picture credits"), reverse("image_credits"))
    context = {"page": page, "words": words, "structured_data": data}
    return render(request, "articles/image_credits.html", context)
