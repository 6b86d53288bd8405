"""What pages are sorted by and refer to: categories, concerns, areas, words, notices and papers."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from articles.compliance.notices import notices
from articles.models import BodyArea, Category, Citation, Concern, GlossaryTerm, Notice


def load() -> int:
    """Adds what is missing to every shelf; returns how many rows."""
    added = _fill(Category, texts.rows("categories", "category"))
    added += _fill(Concern, _in_order(texts.rows("concerns", "concern")))
    added += _fill(BodyArea, _in_order(texts.rows("areas", "area")))
    added += _fill(GlossaryTerm, texts.rows("glossary", "term"))
    return added + _notices() + _citations()


def _fill(model: type[Model], rows: list[dict[str, Any]]) -> int:
    manager = model._default_manager
    return sum(manager.get_or_create(slug=row["slug"], defaults=row)[1] for row in rows)


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"position": number} for number, row in enumerate(rows, start=1)]


def _notices() -> int:
    """The notices as shipped, where staff have none of that code yet."""
    added = 0
    for notice in notices():
        fields = ("jurisdiction", "title", "text", "effective_from", "source_url", "checked_on")
        if not Notice.objects.filter(code=notice.code).exists():
            Notice.objects.create(code=notice.code, **{name: getattr(notice, name) for name in fields})
            added += 1
    return added


def _citations() -> int:
    """Papers that were read at their source; the reviewer's name stands for that in the demonstration."""
    reviewer, at = signed_in_as("reviewer"), timezone.now() - timedelta(days=95)
    added = 0
    for row in texts.rows("citations", "citation"):
        citation, is_new = Citation.objects.get_or_create(key=row["key"], defaults=row)
        if is_new:
            citation.verify(by=reviewer, at=at)
            added += 1
    return added
