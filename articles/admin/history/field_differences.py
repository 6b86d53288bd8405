"""Two texts of a page, field by field, in words for people: labels, and names instead of keys of other rows."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.admin.history import text_difference


def differences_of(model: Any, before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields that differ, with label and marked words."""
    names = [*model.CONTENT_FIELDS, *model.CONTENT_RELATIONS]
    old, new = readable(model, before), readable(model, after)
    return [
        {"name": each.name, "label": label_of(model, each.name), "pieces": each.pieces}
        for each in text_difference.compare(old, new, names)
    ]


def readable(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """The content with names instead of keys of other rows."""
    return {name: named(model, name, value) for name, value in content.items()}


def named(model: type[Model], name: str, value: Any) -> Any:
    """One value as people read it; rows that are gone are said to be deleted."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    if not field.is_relation or name == "tags" or not value:
        return value
    keys = value if isinstance(value, list) else [value]
    related: Any = field.related_model
    rows = related._default_manager.in_bulk(keys)
    return [str(rows.get(key, gettext("(deleted)"))) for key in keys]


def label_of(model: type[Model], name: str) -> str:
    """The field's name for people."""
    field: Any = model._meta.get_field(name)
    return capfirst(str(field.verbose_name))
