"""Long lists in pages: a number that is none, or out of range, is a page that does not exist."""

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

PER_PAGE = 12


def page_of(request: HttpRequest, items: QuerySet, *, per_page: int = PER_PAGE) -> Page:
    """The page that ?page= names, the first without it. Raises Http404."""
    try:
        return Paginator(items, per_page).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("There is no such page.")) from error
