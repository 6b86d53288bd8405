"""An address that no other row has, and no page of the program."""

from collections.abc import Sequence
from itertools import count

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


def reserved(model: type[models.Model]) -> frozenset[str]:
    """Addresses at which a page of the program stands in the place of the model's own."""
    return getattr(model, "RESERVED_SLUGS", frozenset())


def refuse_reserved(row: models.Model) -> None:
    """Raises ValidationError, on the field, for an address at which nobody would find the row."""
    slug = getattr(row, "slug", "")
    if slug in reserved(type(row)):
        raise ValidationError(
            {"slug": _("“%(slug)s” is a page of the site itself: choose another address.") % {"slug": slug}}
        )


def unique_slug(
    model: type[models.Model], wanted: str, *, field: str = "slug", besides: models.Model | None = None
) -> str:
    """`wanted`, or with the next free number behind it; never longer than the field."""
    longest = getattr(model._meta.get_field(field), "max_length", None) or 50
    wanted = wanted[:longest].strip("-") or "untitled"
    others = model._default_manager.exclude(pk=besides.pk) if besides else model._default_manager.all()
    if wanted not in reserved(model) and not others.filter(**{field: wanted}).exists():
        return wanted
    stem = wanted[: longest - 6]
    taken = set(others.filter(**{f"{field}__startswith": f"{stem}-"}).values_list(field, flat=True))
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)


def unique_slugs(model: type[models.Model], wanted: Sequence[str]) -> list[str]:
    """The same for several new rows, in one query where all are free; each is different from the others, too."""
    longest = getattr(model._meta.get_field("slug"), "max_length", None) or 50
    stems = [slug[:longest].strip("-") or "untitled" for slug in wanted]
    taken = set(model._default_manager.filter(slug__in=stems).values_list("slug", flat=True)) | reserved(
        model
    )
    slugs: list[str] = []
    for stem in stems:
        slug = stem if stem not in taken else _next_free(model, stem[: longest - 6], taken)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def _next_free(model: type[models.Model], stem: str, besides: set[str]) -> str:
    stored = model._default_manager.filter(slug__startswith=f"{stem}-").values_list("slug", flat=True)
    taken = besides | set(stored)
    return next(slug for number in count(2) if (slug := f"{stem}-{number}") not in taken)
