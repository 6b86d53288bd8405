"""Papers that texts name and nobody recorded: each with its pages and sentences, and what can be done about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from articles.admin.page_state import note_signatures, state_label
from articles.models import Citation, PaperMention

PER_PAGE = 25
PAGES_SHOWN = 8  # of each mention
MOST_PAGES = 50  # that one press of the button changes
SUGGESTIONS = 6


def mentions_page(request: HttpRequest, admin: Any) -> HttpResponse:
    """?q= words, ?p= page. A POST names `words` and a `citation`, which the pages then refer to."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        return _link(request)
    words = request.GET.get("q", "").strip()
    mentions = PaperMention.objects.filter(words__icontains=words) if words else PaperMention.objects.all()
    pages = Paginator(mentions.by_words(), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Papers named and not recorded"),
        "opts": admin.opts,
        "words": words,
        "pages": pages,
        "rows": _rows(list(pages.object_list)),
        "may_link": _may_write(request),
        "may_add": admin.has_add_permission(request),
    }
    return TemplateResponse(request, "admin/articles/citations/mentions.html", context)


def _rows(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    suggested = _suggested(groups)
    shown: dict[str, list[PaperMention]] = {group["words"]: [] for group in groups}
    mentions = PaperMention.objects.filter(words__in=shown).select_related("article", "treatment_type")
    mentions = mentions.order_by("-is_live", "pk")[: PER_PAGE * PAGES_SHOWN * 4]
    note_signatures([mention.page for mention in mentions])
    for mention in mentions:
        shown[mention.words].append(mention)
    return [
        group
        | {
            "places": [_place(mention) for mention in shown[group["words"]][:PAGES_SHOWN]],
            "more": group["pages"] - min(len(shown[group["words"]]), PAGES_SHOWN),
            "suggested": suggested.get((group["author"], group["year"]), [])[:SUGGESTIONS],
            "add_url": _add_url(group),
        }
        for group in groups
    ]


def _place(mention: PaperMention) -> dict[str, Any]:
    name = mention.page._meta.model_name
    return {
        "page": mention.page,
        "link": reverse(f"admin:articles_{name}_change", args=[mention.page.pk]),
        "state": state_label(mention.page),
        "is_live": mention.is_live,
        "sentence": mention.sentence,
    }


def _suggested(groups: list[dict[str, Any]]) -> dict[tuple[str, int], list[Citation]]:
    """Papers of the same first author, those of the same year first; one query for all."""
    wanted = Q(pk__in=[])
    for group in groups:
        wanted |= Q(authors__istartswith=group["author"])
    papers = list(Citation.objects.filter(wanted).order_by("year", "pk")[: PER_PAGE * SUGGESTIONS])
    found: dict[tuple[str, int], list[Citation]] = {}
    for group in groups:
        own = [paper for paper in papers if paper.authors.casefold().startswith(group["author"])]
        own.sort(key=lambda paper: abs((paper.year or 0) - group["year"]))
        found[group["author"], group["year"]] = own
    return found


def _add_url(group: dict[str, Any]) -> str:
    known = {"as_written": group["words"], "authors": group["author"].capitalize(), "year": group["year"]}
    return f"{reverse('admin:articles_citation_add')}?{urlencode(known)}"


def _link(request: HttpRequest) -> HttpResponse:
    """Every page that names the paper so, and that the person may change, refers to the chosen one from now on."""
    if not _may_write(request):
        raise PermissionDenied
    words = request.POST.get("words", "")
    number = request.POST.get("citation", "")
    citation = Citation.objects.filter(pk=number).first() if number.isdecimal() and len(number) < 18 else None
    if citation is None:
        messages.error(request, gettext("Choose the paper that is meant."))
    else:
        _say(request, _linked(request, words, citation), citation)
    return HttpResponseRedirect(reverse("admin:articles_citation_mentions"))


def _linked(request: HttpRequest, words: str, citation: Citation) -> int:
    mentions = PaperMention.objects.filter(words=words).select_related("article", "treatment_type")
    pages = [each.page for each in mentions[:MOST_PAGES] if _may_change(request, each.page)]
    with transaction.atomic():
        return sum(citation.refer_from(page, words, by=request.user) for page in pages)


def _may_write(request: HttpRequest) -> bool:
    return any(request.user.has_perm(f"articles.change_{name}") for name in ("article", "treatmenttype"))


def _may_change(request: HttpRequest, page: Any) -> bool:
    return request.user.has_perm(f"articles.change_{page._meta.model_name}")


def _say(request: HttpRequest, count: int, citation: Citation) -> None:
    text = ngettext(
        "%(count)s page refers to “%(paper)s” in a new version.",
        "%(count)s pages refer to “%(paper)s” in a new version each.",
        count,
    )
    messages.success(request, text % {"count": count, "paper": citation})
