"""Texts brought in through the admin: several files at once, each with its outcome."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.importers import DocumentError, read
from articles.models import Article

MAX_FILES = 50
MAX_BYTES = 2 * 1024 * 1024

OUTCOMES = {
    "created": _("New draft"),
    "updated": _("Draft brought up to date"),
    "unchanged": _("Known already, unchanged"),
    "protected": _("Left alone: it is public, in review or was edited here"),
    "refused": _("Refused"),
}


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """A list of uploaded files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data or [None]
        if len(files) > MAX_FILES:
            raise ValidationError(gettext("At most %(count)s files at a time.") % {"count": MAX_FILES})
        return [super(SeveralFiles, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    texts = SeveralFiles(
        label=_("Files"),
        widget=SeveralFilesInput(
            attrs={"accept": ".txt,.md,.markdown,text/plain,text/markdown", "class": "plain-file"}
        ),
        help_text=_(
            "Plain text or Markdown with front matter, up to 2 MB each. Everything arrives as a draft."
        ),
    )


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file."""

    name: str
    outcome: str
    article: Article | None = None
    reason: str = ""
    line: int | None = None

    @property
    def outcome_name(self) -> Any:
        return OUTCOMES[self.outcome]

    @property
    def repairs(self) -> int:
        return len(self.article.import_report.get("repairs", ())) if self.article else 0

    @property
    def warnings(self) -> int:
        return len(self.article.import_report.get("warnings", ())) if self.article else 0


def import_page(request: HttpRequest, admin: Any) -> HttpResponse:
    """Asks for files; by POST imports each by itself and says what became of it."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    results = []
    if form.is_valid():
        results = [_imported(file, request.user) for file in form.cleaned_data["texts"]]
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Import texts"),
        "opts": admin.opts,
        "form": form,
        "results": results,
        "refused": _count(results, "refused"),
    }
    return TemplateResponse(request, "admin/articles/import.html", context)


def _imported(file: UploadedFile, user: Any) -> Result:
    name = file.name or ""
    if (file.size or 0) > MAX_BYTES:
        return Result(name, "refused", reason=gettext("The file is larger than 2 MB."))
    try:
        article, outcome = Article.objects.import_document(read(file.read(), name=name), by=user)
    except DocumentError as error:
        return Result(name, "refused", reason=error.reason, line=error.line)
    return Result(name, str(outcome), article)


def _count(results: Iterable[Result], outcome: str) -> int:
    return sum(result.outcome == outcome for result in results)
