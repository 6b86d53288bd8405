"""Two texts of a page, field by field, in words for people: labels, and names instead of keys of other rows."""

from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext

from articles.admin.history import text_difference


def differences_of(model: Any, before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields that differ, with label and marked words; long unchanged stretches are folded away."""
    names = _names(model)
    old, new = readable(model, before), readable(model, after)
    return [
        {
            "name": each.name,
            "label": label_of(model, each.name),
            "pieces": list(text_difference.fold(each.pieces)),
        }
        for each in text_difference.compare(old, new, names, _not_prose(model))
    ]


def unchanged_of(model: Any, before: dict[str, Any], after: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields that both versions have alike and that say something."""
    alike = {name: after[name] for name in _names(model) if name in after and before.get(name) == after[name]}
    texts = {name: text_difference.as_text(value) for name, value in readable(model, alike).items()}
    return [{"label": label_of(model, name), "text": text} for name, text in texts.items() if text]


def readable(model: type[Model], content: dict[str, Any]) -> dict[str, Any]:
    """The content with names instead of keys of other rows."""
    return {name: named(model, name, value) for name, value in content.items()}


def named(model: type[Model], name: str, value: Any) -> Any:
    """One value as people read it; rows that are gone are said to be deleted."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    if value in (None, "", []) or name == "tags":
        return value
    if field.is_relation:
        return _rows(field.related_model, value if isinstance(value, list) else [value])
    return _plain(field, value)


def _rows(related: Any, keys: list[Any]) -> list[str]:
    rows = related._default_manager.in_bulk(keys)
    return [str(rows.get(key, gettext("(deleted)"))) for key in keys]


def _plain(field: Any, value: Any) -> Any:
    """Labels instead of codes, words instead of true and false, times of the site's zone."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DateTimeField) and isinstance(value, str):
        return date_format(localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")
    return value


def label_of(model: type[Model], name: str) -> str:
    """The field's name for people."""
    field: Any = model._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def _not_prose(model: Any) -> set[str]:
    """Fields of one value: choices, boxes, days, numbers, addresses."""
    fields = {name: model._meta.get_field(name) for name in model.CONTENT_FIELDS}
    return {
        name
        for name, field in fields.items()
        if field.choices
        or isinstance(field, models.SlugField)
        or not isinstance(field, models.CharField | models.TextField | models.JSONField | models.ForeignKey)
    }


def _names(model: Any) -> list[str]:
    return [*model.CONTENT_FIELDS, *model.CONTENT_RELATIONS]
