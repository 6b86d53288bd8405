"""A page as readers would see it with a text that is only in memory: the real template, and nothing is written."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import capfirst

from articles.admin.editor.unsaved_content import filled_form
from articles.admin.editor.unsaved_rows import Rows, rows_of
from articles.admin.history.field_differences import differences_of
from articles.pages.as_if_public import as_if_public, context_of, template_of


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
        self.page = as_if_public(page, content)
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
        return render_to_string(template_of(self.page), context_of(self.page), request)


def _label(form: Any, name: str) -> str:
    return str(capfirst(form.fields[name].label)) if name in form.fields else ""


def _is_saved(admin: Any, page: Any, content: dict[str, Any]) -> bool:
    return page is not None and not differences_of(admin.model, page.draft_content(), content)
