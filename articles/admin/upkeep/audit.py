"""The audit of the content: public pages with something to mend, by what it is."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.models import Article, PageLink, PageMeasure, TreatmentType
from articles.models.content_audit import WEAKNESSES, broken, weak, weaknesses_of

MODELS: dict[str, Any] = {"articles": Article, "treatments": TreatmentType}
ANY = ""
PER_PAGE = 50
COUNTS_KEPT = 300  # seconds; the figures of a large site take a moment


@permission_required("articles.view_article", raise_exception=True)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """?kind=articles|treatments&weakness=…&p=…: one page of the list, the longest unchanged first."""
    kind, weakness = request.GET.get("kind", "articles"), request.GET.get("weakness", ANY)
    if kind not in MODELS or weakness not in (ANY, *WEAKNESSES):
        raise Http404(gettext("There is no such list."))
    model = MODELS[kind]
    if not request.user.has_perm(f"articles.view_{model._meta.model_name}"):
        raise PermissionDenied
    counts = cache.get_or_set(f"audit:{kind}", lambda: _counts(model), COUNTS_KEPT) or {}
    pages = _page(weak(model, weakness), counts.get(weakness, 0), request.GET.get("p"))
    context = {
        **admin.site.each_context(request),
        "title": gettext("Audit of the content"),
        "kind": kind,
        "kinds": {"articles": gettext("Articles"), "treatments": gettext("Treatments")},
        "weakness": weakness,
        "tabs": _tabs(counts),
        "advice": WEAKNESSES[weakness].advice if weakness else "",
        "counted_at": counts.get("at"),
        "pages": pages,
        "rows": _rows(pages.object_list),
    }
    return TemplateResponse(request, "admin/articles/audit.html", context)


def _counts(model: Any) -> dict[str, Any]:
    counts = {name: weak(model, name).count() for name in (ANY, *WEAKNESSES)}
    return {**counts, "at": timezone.now(), "all": model.objects.published().count()}


def _tabs(counts: dict[str, Any]) -> list[tuple[str, Any, int]]:
    names = {ANY: gettext("Anything")} | {name: each.title for name, each in WEAKNESSES.items()}
    return [(name, title, counts.get(name, 0)) for name, title in names.items()]


def _page(pages: QuerySet[Any], count: int, number: str | None) -> Any:
    """The count is that of the tabs, so that it is not asked for twice."""
    paginator = Paginator(pages.order_by("published_at", "pk"), PER_PAGE)
    paginator.count = count
    return paginator.get_page(number)


def _rows(pages: Any) -> list[dict[str, Any]]:
    pages = list(pages)
    names = weaknesses_of(pages)
    twins, lost = _twins(pages), _broken(pages)
    return [
        {
            "page": page,
            "link": reverse(f"admin:articles_{page._meta.model_name}_change", args=[page.pk]),
            "titles": [WEAKNESSES[name].title for name in names.get(page.pk, [])],
            "twin": twins.get(page.pk),
            "broken": lost.get(page.pk, []),
        }
        for page in pages
    ]


def _twins(pages: list[Any]) -> dict[int, Any]:
    measures = _records(PageMeasure.objects.exclude(twin=None), pages)
    return {
        _key(each): each.twin.page
        for each in measures.select_related("twin__article", "twin__treatment_type")
    }


def _broken(pages: list[Any]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for link in broken(_records(PageLink.objects.filter(is_live=True), pages), timezone.now()):
        found.setdefault(_key(link), []).append(_address(link))
    return found


def _records(records: Any, pages: list[Any]) -> Any:
    return records.filter(**{f"{pages[0].page_field}__in": pages}) if pages else records.none()


def _key(record: Any) -> int:
    return record.article_id or record.treatment_type_id


def _address(link: PageLink) -> str:
    places = {
        "article": "/articles/",
        "treatment": "/treatments/",
        "concern": "/concerns/",
        "area": "/areas/",
    }
    places["practitioner"] = "/team/"
    return f"{places[link.kind]}{link.target}/" if link.kind in places else link.target
