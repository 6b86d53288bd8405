"""The pictures that are drawn for shared links."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.drawn_cards import picture_of
from articles.models import Article, BodyArea, Concern, TreatmentType
from articles.pages.article_page import ArticlePage, for_page
from articles.pages.social_cards import LISTS, PageCard, list_card, subject_card
from articles.pages.treatment_page import TreatmentPage
from articles.views.public_page import FRESH_SECONDS

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def social_card(request: HttpRequest, kind: str, slug: str, digest: str) -> HttpResponse:
    """The picture under the digest of what it says, to be kept for ever; any other digest leads to that one."""
    if kind not in CARDS:
        raise Http404
    page = CARDS[kind](slug)
    if digest != page.card.digest:
        moved = HttpResponsePermanentRedirect(page.path)
        moved.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
        return moved
    kept = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "ETag": f'"{digest}"'}
    if request.headers.get("If-None-Match") == kept["ETag"]:
        return HttpResponse(status=304, headers=kept)
    return HttpResponse(picture_of(page), content_type="image/png", headers=kept)


def _article(slug: str) -> PageCard:
    return ArticlePage(get_object_or_404(for_page(Article.objects.published()), slug=slug)).card


def _treatment(slug: str) -> PageCard:
    return TreatmentPage(get_object_or_404(TreatmentType.objects.published(), slug=slug)).card


def _concern(slug: str) -> PageCard:
    return subject_card(get_object_or_404(Concern, slug=slug))


def _area(slug: str) -> PageCard:
    return subject_card(get_object_or_404(BodyArea, slug=slug))


def _list(slug: str) -> PageCard:
    if slug not in LISTS:
        raise Http404
    return list_card(slug)


CARDS: dict[str, Callable[[str], PageCard]] = {
    "article": _article,
    "treatment": _treatment,
    "concern": _concern,
    "area": _area,
    "site": _list,
}
