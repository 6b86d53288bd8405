"""A page's editorial content as plain values that can be stored, compared and signed."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


def read(page: Any) -> dict[str, Any]:
    """Fields by name (foreign keys as keys), many-to-many relations as sorted keys, tags as sorted names."""
    values = {name: plain(page._meta.get_field(name).value_from_object(page)) for name in page.CONTENT_FIELDS}
    return values | {name: _related(page, name) for name in page.CONTENT_RELATIONS}


def write(page: Any, content: dict[str, Any]) -> None:
    """Sets the fields on the row (unsaved) and the relations of a saved row; unknown names are ignored.

    A foreign key whose row is gone becomes blank, a relation loses the missing members: old versions stay readable.
    """
    for name in page.CONTENT_FIELDS:
        if name in content:
            field = page._meta.get_field(name)
            setattr(page, field.attname, _existing(field, field.to_python(content[name])))
    for name in page.CONTENT_RELATIONS:
        if name in content:
            _relate(page, name, content[name])


def digest(content: dict[str, Any], *, without: frozenset[str]) -> str:
    """SHA-256 (hex) of the content's canonical JSON, leaving out the named fields."""
    signed = {name: value for name, value in content.items() if name not in without}
    canonical = json.dumps(signed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def moment(value: str | None) -> datetime | None:
    """A stored moment as one that can be compared."""
    return datetime.fromisoformat(value) if value else None


def _related(page: Any, name: str) -> list[Any]:
    if page.pk is None:
        return []
    members = getattr(page, name).all()
    return sorted(tag.name for tag in members) if name == "tags" else sorted(member.pk for member in members)


def _existing(field: models.Field, value: Any) -> Any:
    if not field.remote_field or value is None:
        return value
    return value if field.remote_field.model._default_manager.filter(pk=value).exists() else None


def _relate(page: Any, name: str, members: list[Any]) -> None:
    relation = getattr(page, name)
    if name == "tags":
        relation.set(members)
    else:
        relation.set(relation.model._default_manager.filter(pk__in=members))
