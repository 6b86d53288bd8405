"""Articles: lists and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.models import Article, Category, Series
from articles.pages.archive import Archive
from articles.pages.article_page import ArticlePage, for_page
from articles.pages.cards import article_cards
from articles.pages.list_data import list_data, shelf_data
from articles.pages.series_page import SeriesPage
from articles.pages.shelves import in_category, shelves, tagged
from articles.views.listing import page_of
from articles.views.public_page import public_page

TITLES_PER_PAGE = 100


@public_page
def article_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, article_cards())
    data = list_data(_("Articles"), reverse("article_list"), page)
    context = {"page": page, "shelves": shelves(), "structured_data": data}
    return render(request, "articles/article_list.html", context)


@public_page
def article_category(request: HttpRequest, slug: str) -> HttpResponse:
    category = get_object_or_404(Category, slug=slug)
    page = page_of(request, article_cards(in_category(category)))
    data = shelf_data(category.name, category.get_absolute_url(), page)
    context = {"page": page, "category": category, "structured_data": data}
    return render(request, "articles/article_category.html", context)


@public_page
def article_tag(request: HttpRequest, slug: str) -> HttpResponse:
    tag = get_object_or_404(Tag, slug=slug)
    page = page_of(request, article_cards(tagged(tag)))
    data = shelf_data(tag.name, reverse("article_tag", args=[tag.slug]), page)
    return render(request, "articles/article_tag.html", {"page": page, "tag": tag, "structured_data": data})


@public_page
def article_archive(request: HttpRequest, year: int | None = None) -> HttpResponse:
    archive = Archive(year)
    if not archive.is_known:
        raise Http404
    page = page_of(request, archive.articles, per_page=TITLES_PER_PAGE)
    return render(request, "articles/article_archive.html", {"page": page, "archive": archive})


@public_page
def series_detail(request: HttpRequest, slug: str) -> HttpResponse:
    page = SeriesPage(get_object_or_404(Series, slug=slug))
    if not page.parts:
        raise Http404
    return render(request, "articles/series_detail.html", {"page": page})


@public_page
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(for_page(Article.objects.published()), slug=slug)
    return render(request, "articles/article_detail.html", {"article": article, "page": ArticlePage(article)})
