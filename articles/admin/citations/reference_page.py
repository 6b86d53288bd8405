"""A list of papers added at once: pasted or as a file, seen as understood before anything is stored."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.admin.widgets import TextArea
from articles.models import listed_references
from articles.outside import doi_register
from articles.outside.doi_register import LookupFailedError
from articles.references import ReferenceList, read
from articles.references.crossref import RegisteredWork
from articles.references.reading import decode

MOST_BYTES = 2 * 1024 * 1024
REASONS = {
    "unclosed": _("It never ends: a bracket or an end mark is missing."),
    "no_json": _("This is no valid JSON."),
    "no_entry": _("This is no entry."),
    "unfindable": _(
        "Nobody could find this paper: it needs a DOI, a PubMed number, or a title with year or authors."
    ),
    "too_many": _("A list holds at most a thousand papers: add the rest as another one."),
}


class ReferencesForm(forms.Form):
    text = forms.CharField(
        label=_("References"),
        required=False,
        max_length=MOST_BYTES,
        widget=TextArea({"rows": 12, "spellcheck": "false"}),
        help_text=_("Pasted from under a paper, or BibTeX, RIS or CSL-JSON."),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".bib,.ris,.json,.txt", "class": "plain-file"}),
        help_text=_(".bib, .ris, .json or .txt, up to 2 MB."),
    )

    doi = forms.CharField(
        label=_("or a DOI, looked up"),
        required=False,
        max_length=200,
        widget=UnfoldAdminTextInputWidget({"spellcheck": "false"}),
        help_text=_("For example 10.1111/jocd.13679. The register of DOIs is asked for the paper."),
    )
    work: RegisteredWork | None = None  # what the register said of the DOI

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not doi_register.is_available():
            del self.fields["doi"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("doi"):
            return data | {"text": self._looked_up(data["doi"])}
        file = data.get("file")
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 2 MB: divide it."))
        data["text"] = decode(file.read()) if file else data.get("text", "")
        if not data["text"].strip():
            raise ValidationError(_("Paste some references, or choose a file."))
        return data

    def _looked_up(self, doi: str) -> str:
        """The paper as CSL-JSON, so that it goes the way of every list."""
        try:
            self.work = doi_register.look_up(doi)
        except LookupFailedError as failure:
            raise ValidationError({"doi": str(failure)}) from failure
        return self.work.csl


def reference_page(request: HttpRequest, admin: Any) -> HttpResponse:
    """First what was understood; then, confirmed, the new papers as records. What was not understood stays in the box."""
    form = ReferencesForm(request.POST, request.FILES) if request.method == "POST" else ReferencesForm()
    found = read(form.cleaned_data["text"]) if form.is_bound and form.is_valid() else None
    work = form.work
    if found and "is_confirmed" in request.POST:
        new = listed_references.add(found.references)
        _say(request, len(new), len(found.problems))
        if not found.problems:
            return HttpResponseRedirect(reverse("admin:articles_citation_changelist"))
        form, found = _rest(found), None
    elif found:
        form = ReferencesForm(initial={"text": form.cleaned_data["text"]})
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Add references"),
        "opts": admin.opts,
        "form": form,
        "found": found,
        "notices": work.notices if work else (),
        "rows": _rows(found) if found else [],
        "problems": [(each, REASONS[each.reason]) for each in found.problems] if found else [],
    }
    return TemplateResponse(request, "admin/articles/citations/add_references.html", context)


def _rows(found: ReferenceList) -> list[tuple[Any, Any]]:
    return list(zip(found.references, listed_references.on_record(found.references), strict=True))


def _rest(found: ReferenceList) -> ReferencesForm:
    return ReferencesForm(initial={"text": "\n\n".join(each.source for each in found.problems)})


def _say(request: HttpRequest, new: int, problems: int) -> None:
    text = ngettext(
        "%(count)s paper is on record now, not verified yet.",
        "%(count)s papers are on record now, not verified yet.",
        new,
    )
    messages.success(request, text % {"count": new})
    if problems:
        rest = ngettext(
            "%(count)s entry was not understood: it stays in the box.",
            "%(count)s entries were not understood: they stay in the box.",
            problems,
        )
        messages.warning(request, rest % {"count": problems})
