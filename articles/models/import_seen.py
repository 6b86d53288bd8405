"""What the texts of an import name that nobody here knows yet: keys, authors, categories and tags, for an editor to settle once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Lower
from taggit.models import Tag

from articles.importers import ArticleDocument
from articles.models.category import Category
from articles.models.practitioner import Practitioner

if TYPE_CHECKING:
    from articles.models.import_batch import ImportBatch

MOST = 300  # different names of a kind
LONGEST = 120
EXAMPLE = 80
OWN_KEYS = {"marks", "internalTags"}  # what the readers of the formats keep beside a text


def note_seen(batch: ImportBatch, documents: Sequence[ArticleDocument]) -> None:
    """Counts each unknown name (unsaved): {"key": {name: [how often, an example]}, "author": …, "subject": …}."""
    names = {"key": list(_keys(documents)), "author": _authors(documents), "subject": _subjects(documents)}
    for kind, found in names.items():
        counted: dict[str, list[Any]] = batch.seen.setdefault(kind, {})
        for name, example in found:
            if name in counted:
                counted[name][0] += 1
            elif len(counted) < MOST and 0 < len(name) <= LONGEST:
                counted[name] = [1, example[:EXAMPLE]]


def _keys(documents: Iterable[ArticleDocument]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for key, value in document.unmapped.items():
            if key in OWN_KEYS:
                continue
            yield key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _authors(documents: Iterable[ArticleDocument]) -> list[tuple[str, str]]:
    named = [(document.byline, document.title) for document in documents if document.byline]
    return _unknown(named, Practitioner)


def _subjects(documents: Iterable[ArticleDocument]) -> list[tuple[str, str]]:
    named = [
        (name, document.title)
        for document in documents
        for name in dict.fromkeys(
            (*document.keywords, *(name for _kind, name in document.categories), document.category)
        )
        if name
    ]
    return _unknown(_unknown(named, Category), Tag)


def _unknown(named: list[tuple[str, str]], model: type[models.Model]) -> list[tuple[str, str]]:
    folded = {name.lower() for name, _where in named}
    rows: Any = model._default_manager.annotate(folded=Lower("name")).filter(folded__in=folded)
    known = set(rows.values_list("folded", flat=True)) if folded else set()
    return [(name, where) for name, where in named if name.lower() not in known]
