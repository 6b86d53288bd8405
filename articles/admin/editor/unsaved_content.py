"""What the raw values of a form say: as a page's content, and as the form filled in again."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from articles.models import UnsavedDraft

# What a browser sends besides the text.
NO_TEXT = ("csrfmiddlewaretoken", "opening", "base_version", "_save", "_continue", "_addanother", "_popup")


def values_of(data: QueryDict) -> dict[str, list[str]]:
    """The values of a posted form that are worth keeping, by name."""
    return {name: [*map(str, values)] for name, values in data.lists() if name not in NO_TEXT}


def form_data(values: Mapping[str, list[str]]) -> QueryDict:
    """Kept values as a form takes them."""
    data = QueryDict(mutable=True)
    for name, texts in values.items():
        data.setlist(name, texts)
    return data


def content_of(
    request: HttpRequest, admin: Any, page: Any, values: Mapping[str, list[str]]
) -> dict[str, Any]:
    """The content that the form would save; a field whose value is not valid stays as in the newest text."""
    content: dict[str, Any] = filled_form(request, admin, page, values).whole_content()
    return content


def filled_form(request: HttpRequest, admin: Any, page: Any, values: Mapping[str, list[str]]) -> Any:
    """The page's form with these values, validated; its instance has those that are valid."""
    form_class = admin.get_form(request, page, change=page is not None)
    instance = admin.get_object(request, str(page.pk)) if page else admin.model()
    form = form_class(data=form_data(values), instance=instance)
    form.is_valid()
    return form


def chosen_draft(request: HttpRequest, admin: Any, page: Any) -> UnsavedDraft | None:
    """The unsaved text that the address of the form asks for: the person's own, and of this very page."""
    key = request.GET.get("unsaved", "")
    if request.method != "GET" or not key.isdecimal() or len(key) > 18:
        return None
    mine = UnsavedDraft.objects.of(request.user, admin.model.page_field, page)
    return mine.filter(pk=int(key), saved_at=None).first()
