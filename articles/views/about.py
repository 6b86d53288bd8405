"""How these pages are made: the clinic's policies, its corrections, and the changes of one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Correction, SitePage, TreatmentType
from articles.pages.change_log import ChangeLog
from articles.pages.list_data import list_data
from articles.rendered_text import rendered
from articles.views.listing import page_of
from articles.views.public_page import public_page

CORRECTIONS_PER_PAGE = 50


@public_page
def about(request: HttpRequest) -> HttpResponse:
    pages = list(SitePage.objects.published())
    data = list_data(_("How these pages are made"), reverse("about"), pages)
    return render(request, "articles/about.html", {"pages": pages, "structured_data": data})


@public_page
def about_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = get_object_or_404(SitePage.objects.published(), slug=slug)
    above = [(_("How these pages are made"), reverse("about"))]
    data = list_data(page.title, page.get_absolute_url(), above=above, description=page.summary)
    context = {"page": page, "text": rendered(page.body), "structured_data": data}
    return render(request, "articles/about_page.html", context)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    told = Correction.objects.select_related("article", "treatment_type")
    return render(
        request, "articles/corrections.html", {"page": page_of(request, told, per_page=CORRECTIONS_PER_PAGE)}
    )


@public_page
def article_changes(request: HttpRequest, slug: str) -> HttpResponse:
    return _changes(request, get_object_or_404(Article.objects.published(), slug=slug))


@public_page
def treatment_changes(request: HttpRequest, slug: str) -> HttpResponse:
    return _changes(request, get_object_or_404(TreatmentType.objects.published(), slug=slug))


def _changes(request: HttpRequest, page: Article | TreatmentType) -> HttpResponse:
    return render(request, "articles/change_log.html", {"subject": page, "page": ChangeLog(page)})
