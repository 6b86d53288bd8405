"""What the detail of an event says, in words for people."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.history.field_differences import label_of
from articles.models import Article, PageEvent, TreatmentType

MODELS = {model.page_field: model for model in (Article, TreatmentType)}


def words_of(event: PageEvent) -> str:
    """One line: what the event's detail says beyond its kind and version."""
    parts = [_said(event, name, value) for name, value in event.detail.items() if name in LABELS]
    return " · ".join(part for part in parts if part)


def _said(event: PageEvent, name: str, value: Any) -> str:
    label, read = LABELS[name]
    text = read(event, value)
    return f"{label}: {text}" if label else text


def _as_is(event: PageEvent, value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _fields(event: PageEvent, names: Any) -> str:
    model: Any = MODELS[event.page_field]
    known = {*model.CONTENT_FIELDS, *model.CONTENT_RELATIONS}
    return ", ".join(label_of(model, name) if name in known else str(name) for name in names)


def _moment(event: PageEvent, value: Any) -> str:
    return date_format(localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT")


def _day(event: PageEvent, value: Any) -> str:
    return date_format(date.fromisoformat(value), "DATE_FORMAT")


def _kept(event: PageEvent, value: Any) -> str:
    return gettext("taken over from earlier records") if value else ""


LABELS: dict[str, tuple[Any, Callable[[PageEvent, Any], str]]] = {
    "note": ("", _as_is),
    "number": (_("version"), _as_is),
    "name": (_("name"), _as_is),
    "words": ("", _as_is),
    "asked": (_("asked"), _as_is),
    "tool": (_("tool"), _as_is),
    "reason": (_("reason"), _as_is),
    "fields": (_("changed"), _fields),
    "starts": (_("public from"), _moment),
    "ends": (_("public until"), _moment),
    "expires": (_("ends"), _moment),
    "practitioner": (_("signed as"), _as_is),
    "due": (_("next review due"), _day),
    "rules": (_("rules"), _as_is),
    "old": (_("before"), _as_is),
    "new": (_("after"), _as_is),
    "source": (_("source"), _as_is),
    "address": (_("address"), _as_is),
    "kept": ("", _kept),
}
