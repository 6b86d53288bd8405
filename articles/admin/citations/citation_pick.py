"""Papers on record, found for a text, with whether somebody has verified them; and new ones added from there."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from articles.admin.editor import pickers
from articles.models import Citation, listed_references
from articles.outside import doi_register
from articles.outside.doi_register import LookupFailedError
from articles.references import Reference, in_text, read

FIELDS = ("key", "authors", "title", "doi", "pmid")
LONGEST = 4000  # characters of a pasted reference


def citation_pick(request: HttpRequest, admin: Any) -> JsonResponse:
    """?q= → papers in which every word stands, verified ones first, for those who may view papers."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    return _found(request, may_add=admin.has_add_permission(request))


def citation_quick_add(request: HttpRequest, admin: Any) -> JsonResponse:
    """A DOI or a pasted reference → the paper on record, as a new one where it is not known."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    return _added(request)


@require_GET
def _found(request: HttpRequest, *, may_add: bool) -> JsonResponse:
    words = request.GET.get("q", "").strip()[:LONGEST]
    found = [as_result(citation) for citation in matching(words)[: pickers.MOST - 1]]
    return pickers.answer([*found, *(_new(words) if may_add and words else [])])


@require_POST
def _added(request: HttpRequest) -> JsonResponse:
    papers = read(request.POST.get("words", "")[:LONGEST]).references
    if len(papers) != 1:
        return JsonResponse(
            {"error": gettext("That is not one paper: paste a single reference, or its DOI.")}
        )
    papers = tuple(map(completed, papers))
    added = listed_references.add(papers) or listed_references.on_record(papers)
    return pickers.answer([as_result(citation) for citation in added if citation])


def completed(paper: Reference) -> Reference:
    """What the register says of a bare DOI; the paper as it was given where the register can't help."""
    if paper.title or not paper.doi or not doi_register.is_available():
        return paper
    try:
        return doi_register.look_up(paper.doi).reference
    except LookupFailedError:
        return paper


def matching(words: str) -> QuerySet[Citation]:
    """Each word stands in the authors, title, DOI, PubMed number or key, or is the year."""
    papers = Citation.objects.all()
    for word in words.replace(",", " ").replace("(", " ").replace(")", " ").split()[:8]:
        stands = Q(*((f"{name}__icontains", word) for name in FIELDS), _connector=Q.OR)
        papers = papers.filter(stands | Q(year=word) if word.isdecimal() and len(word) < 5 else stands)
    first = Case(When(state=Citation.State.VERIFIED, then=0), default=1)
    return papers.order_by(first, "authors", "-year", "pk")


def as_result(citation: Citation) -> dict[str, Any]:
    """The paper as the editor inserts it; `relation` is what the form's list of references needs to name it."""
    return {
        "key": citation.key,
        "label": " · ".join(part for part in (citation.words, citation.title[:140]) if part),
        "state": f"{citation.get_state_display()} · [@{citation.key}]",
        "markdown": citation.words,
        "relation": {"field": "citations", "value": citation.pk, "label": str(citation)},
    }


def _new(words: str) -> list[dict[str, Any]]:
    """The offer to add what was typed, where it names one paper that is not on record."""
    papers = read(words).references
    if len(papers) != 1 or any(listed_references.on_record(papers)):
        return []
    (paper,) = papers
    named = in_text(paper.authors, paper.year) or paper.title or paper.doi or paper.pmid
    label = gettext("Add as a new paper: %(paper)s") % {"paper": named}
    return [{"key": "new", "label": label, "state": gettext("Not verified yet"), "add": words}]
