"""A page as readers would see it with a text that is only in memory: the real template, and nothing is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst, slugify

from articles.admin.editor.newest_text import fill_in
from articles.admin.editor.unsaved_content import filled_form
from articles.admin.editor.unsaved_rows import Rows, rows_of
from articles.admin.history.field_differences import differences_of
from articles.models import TreatmentFamily, TreatmentType
from articles.pages.drafts import DraftArticlePage, DraftTreatmentPage

PAGES: dict[str, type[Any]] = {"article": DraftArticlePage, "treatment_type": DraftTreatmentPage}
TEMPLATES = {"article": "articles/article_detail.html", "treatment_type": "articles/treatment_detail.html"}
NAMES = {"article": "article", "treatment_type": "treatment"}
NOT_STORED = 0  # the key of a page that is still to be made: no row has it, so that its queries find nothing


class Draft:
    """The page object with the text on it, and what the form says of values that can't be used."""

    def __init__(
        self,
        page: Any,
        content: dict[str, Any],
        *,
        rows: Iterable[Rows] = (),
        errors: Mapping[str, list[str]] | None = None,
        is_saved: bool = True,
    ) -> None:
        self.content = content
        self.errors = errors or {}
        self.is_saved = is_saved
        self.page = _as_if_public(fill_in(page, content))
        self.page._prefetched_objects_cache |= {each.name: each.rows for each in rows}

    @classmethod
    def saved(cls, page: Any) -> "Draft":
        """The newest stored text."""
        return cls(page, page.draft_content())

    @classmethod
    def typed(cls, request: HttpRequest, admin: Any, page: Any) -> "Draft":
        """The posted values of the form; one that isn't valid counts as it was stored. `page` is None for a new one."""
        form = filled_form(request, admin, page, dict(request.POST.lists()))
        content = form.whole_content()
        rows = list(rows_of(request, admin, form.instance))
        errors = {_label(form, name): [str(each) for each in found] for name, found in form.errors.items()}
        for each in rows:
            errors |= each.errors
        return cls(
            form.instance,
            content,
            rows=rows,
            errors=errors,
            is_saved=not errors and _is_saved(admin, page, content) and all(each.is_saved for each in rows),
        )

    def html(self, request: HttpRequest) -> str:
        """The whole public page."""
        kind = self.page.page_field
        context = {NAMES[kind]: self.page, "page": PAGES[kind](self.page), "is_preview": True}
        return render_to_string(TEMPLATES[kind], context, request)


def _label(form: Any, name: str) -> str:
    return str(capfirst(form.fields[name].label)) if name in form.fields else ""


def _is_saved(admin: Any, page: Any, content: dict[str, Any]) -> bool:
    return page is not None and not differences_of(admin.model, page.draft_content(), content)


def _as_if_public(page: Any) -> Any:
    if page.pk is None:
        page.pk = NOT_STORED
    page.live_revision = page.latest_revision
    page.publish_from = page.publish_from or timezone.now()
    page.publish_until = None
    page.slug = page.slug or slugify(page.title) or "-"
    if isinstance(page, TreatmentType):
        page.family = page.family or TreatmentFamily.values[0]
    return page
