"""The rows beside a text (evidence, indications) as the form has them, saved or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table; `name` is the page's relation, `errors` what is wrong with them by label."""

    name: str
    rows: QuerySet
    errors: dict[str, list[str]]
    is_saved: bool


def rows_of(request: HttpRequest, admin: Any, page: Any) -> Iterator[Rows]:
    """Those tables that were posted and that the person may change; new rows that aren't valid are left out."""
    for formset_class, inline in admin.get_formsets_with_inlines(request, page if page.pk else None):
        prefix = formset_class.get_default_prefix()
        if f"{prefix}-TOTAL_FORMS" in request.POST and inline.has_change_permission(request, page):
            yield _read(formset_class(**admin.get_formset_kwargs(request, page, inline, prefix)), inline)


def _read(formset: Any, inline: Any) -> Rows:
    formset.is_valid()
    kept = [form for form in formset.forms if form.instance.pk or (form.has_changed() and form.is_valid())]
    rows = [form.instance for form in kept if not (form.is_valid() and form.cleaned_data.get("DELETE"))]
    rows.sort(key=lambda row: getattr(row, "position", None) or 0)
    found = inline.model.objects.none()
    found._result_cache = rows
    name = capfirst(str(inline.opts.verbose_name))
    errors = {
        f"{name} {number}": [str(each) for texts in form.errors.values() for each in texts]
        for number, form in enumerate(formset.forms, start=1)
        if form.errors
    }
    return Rows(
        formset.fk.remote_field.get_accessor_name(), found, errors, is_saved=not formset.has_changed()
    )
