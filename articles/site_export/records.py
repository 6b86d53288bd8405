"""Rows of the content as plain values and back: keys stay what they are, so that a signed text keeps its digest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

# In the order in which they are written. References between them may go forward: they are checked when all are there.
TABLES = (
    "articles.category", "articles.concern", "articles.bodyarea", "articles.glossaryterm", "articles.notice", "articles.rulesetting",
    "articles.redirect", "articles.picturecollection", "articles.image", "articles.imagecredit", "articles.practitioner",
    "articles.citation", "articles.citationcheck", "articles.treatmenttype", "articles.article", "articles.revision",
    "articles.review", "articles.acceptedfinding", "articles.milestone", "articles.scheduledchange", "articles.indication",
    "articles.evidencestatement", "articles.imageoutcome", "articles.combinationplan", "articles.plancomponent", "articles.series",
    "articles.seriespart", "articles.sitepage", "articles.correction", "clinics.consentwording", "clinics.clinic", "clinics.clinictreatment",
    "clinics.openinghours", "clinics.openingexception", "clinics.promotion", "clinics.promotionterms", "clinics.sitelook",
)  # fmt: skip
# What is made from other things again, what counts, and files that belong to the house and not to a page.
LEFT_OUT = {
    "articles.image": {"original", "digest", "likeness", "file", "renditions", "width", "height", "tone", "files_due_at", "files_trouble"},
    "articles.imagecredit": {"licence_file"},
    "clinics.clinic": {"staff", "photo_file"},
    "clinics.promotion": {"issued_count", "redeemed_count"},
}  # fmt: skip
PICTURE = "picture"  # our key for where the file of an image lies in the export
TAGS = "tags"


def model_of(table: str) -> type[models.Model]:
    return apps.get_model(table)


def columns(table: str) -> list[models.Field[Any, Any]]:
    """The fields of a row that are content, in the order of the model."""
    left_out = LEFT_OUT.get(table, set())
    fields = model_of(table)._meta.concrete_fields
    return [
        field for field in fields if field.name not in left_out and not getattr(field, "generated", False)
    ]


def relations(table: str) -> list[Any]:
    """Relations to many that stand in no table of their own."""
    left_out = LEFT_OUT.get(table, set())
    own = (field for field in model_of(table)._meta.local_many_to_many if field.name not in left_out | {TAGS})
    return [field for field in own if _is_plain(field.remote_field.through)]


def _is_plain(through: Any) -> bool:
    """Whether the relation has a table that says nothing but which rows belong together."""
    return bool(through._meta.auto_created)


def is_user(field: models.Field[Any, Any]) -> bool:
    return field.is_relation and field.related_model is get_user_model()


def rows(table: str) -> Iterator[tuple[models.Model, dict[str, Any]]]:
    """Each row with its plain values, by its key; some at a time, so that memory does not grow with the site."""
    model, fields, many = model_of(table), columns(table), relations(table)
    has_tags = any(field.name == TAGS for field in model._meta.get_fields())
    users = [field.name for field in fields if is_user(field)]
    related = [*(field.name for field in many), *([TAGS] if has_tags else [])]
    found = model._default_manager.order_by("pk").prefetch_related(*related)
    found = found.select_related(*users) if users else found
    for row in found.iterator(chunk_size=200):
        values = {field.name: _plain(row, field) for field in fields}
        values |= {field.name: sorted(each.pk for each in getattr(row, field.name).all()) for field in many}
        if has_tags:
            values[TAGS] = sorted(tag.name for tag in row.tags.all())  # type: ignore[attr-defined]
        yield row, values


def _plain(row: models.Model, field: models.Field[Any, Any]) -> Any:
    if is_user(field):
        user = getattr(row, field.name)
        return user.get_username() if user else None
    value = getattr(row, field.attname)
    return (
        value if isinstance(field, models.JSONField) else field.to_python(value) if value is None else value
    )


def as_line(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, cls=_Encoder, ensure_ascii=False, sort_keys=True) + "\n").encode()


class _Encoder(DjangoJSONEncoder):
    """Times to the microsecond, as the database has them."""

    def default(self, value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else super().default(value)


def from_line(table: str, values: dict[str, Any], users: dict[str, int]) -> models.Model:
    """The row, not yet stored; a column that may be empty and is not there, as in an older export, is empty.

    Raises KeyError where another column is missing, ValidationError where a value does not fit.
    """
    given = {}
    for field in columns(table):
        value = values.get(field.name) if field.null else values[field.name]
        if is_user(field):
            given[field.attname] = users.get(value) if value else None
        else:
            given[field.attname] = value if isinstance(field, models.JSONField) else field.to_python(value)
    return model_of(table)(**given)
