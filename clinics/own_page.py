"""Whether an address that a browser names is a page of ours that can carry an offer's form."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import Resolver404, resolve

from articles.models import Article, TreatmentType
from clinics.models import Promotion

PAGES: dict[str, Callable[[], QuerySet]] = {
    "articles": Article.objects.published,
    "treatments": TreatmentType.objects.published,
    "offers": Promotion.objects.all,
}


def own_page(path: str) -> str:
    """Return the path if readers can open it, else nothing: what a browser says may be made up."""
    try:
        slug = resolve(path).kwargs.get("slug")
    except Resolver404:
        return ""
    pages = PAGES.get(path.split("/")[1])
    return path if slug and pages and pages().filter(slug=slug).exists() else ""
