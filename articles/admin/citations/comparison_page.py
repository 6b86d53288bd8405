"""A paper beside what the DOI register says of it: the differences, and those that somebody takes over."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Citation
from articles.outside import doi_register
from articles.outside.doi_register import LookupFailedError
from articles.references.crossref import RegisteredWork

COMPARED = ("authors", "year", "title", "journal", "volume")


class Difference(NamedTuple):
    """One field as it is on record, and as the register has it."""

    name: str
    label: str
    ours: Any
    theirs: Any


def comparison_page(request: HttpRequest, admin: Any, citation: Citation) -> HttpResponse:
    """Asks when the button is pressed; takes over what was ticked. Nothing is overwritten unasked."""
    back = reverse("admin:articles_citation_change", args=[citation.pk])
    if "take" in request.POST and _taken_over(request, citation):
        return HttpResponseRedirect(back)
    work = _asked(request, citation) if request.method == "POST" else None
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Compare with the register"),
        "subtitle": str(citation),
        "opts": admin.opts,
        "citation": citation,
        "is_available": doi_register.is_available(),
        "work": work,
        "notices": work.notices if work else (),
        "differences": differences(citation, work) if work else [],
        "back": back,
    }
    return TemplateResponse(request, "admin/articles/citations/comparison.html", context)


def differences(citation: Citation, work: RegisteredWork) -> list[Difference]:
    """The fields that the register knows and has otherwise."""
    pairs = [(name, getattr(citation, name), getattr(work.reference, name)) for name in COMPARED]
    return [
        Difference(name, str(_field(name).verbose_name), ours, theirs)
        for name, ours, theirs in pairs
        if theirs and theirs != ours
    ]


def _asked(request: HttpRequest, citation: Citation) -> RegisteredWork | None:
    try:
        return doi_register.look_up(citation.doi)
    except LookupFailedError as failure:
        messages.error(request, str(failure))
        return None


def _taken_over(request: HttpRequest, citation: Citation) -> bool:
    """Whether what was ticked is on record now; the values are those that the person was shown."""
    chosen = [name for name in request.POST.getlist("take") if name in COMPARED]
    try:
        values = {
            name: _field(name).clean(request.POST.get(f"value_{name}", ""), citation) for name in chosen
        }
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    if citation.amend(values, by=request.user):
        messages.warning(request, gettext("The paper has to be verified again."))
    messages.success(request, gettext("Taken over from the register."))
    return True


def _field(name: str) -> Any:
    return Citation._meta.get_field(name)
