"""An address that no other row has."""

from itertools import count

from django.db import models


def unique_slug(
    model: type[models.Model], wanted: str, *, field: str = "slug", besides: models.Model | None = None
) -> str:
    """`wanted`, or with the next free number behind it; never longer than the field."""
    longest = getattr(model._meta.get_field(field), "max_length", None) or 50
    wanted = wanted[:longest].strip("-") or "untitled"
    others = model._default_manager.exclude(pk=besides.pk) if besides else model._default_manager.all()
    if not others.filter(**{field: wanted}).exists():
        return wanted
    stem = wanted[: longest - 6]
    taken = set(others.filter(**{f"{field}__startswith": f"{stem}-"}).values_list(field, flat=True))
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)
