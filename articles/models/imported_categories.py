"""Categories that imported texts name: those that exist, else new ones; upper and lower case are the same."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models.functions import Lower
from django.utils.text import slugify

from articles.importers import ArticleDocument
from articles.models.category import Category
from articles.models.unique_slug import unique_slug

LONGEST = 80
Kinds = dict[str, tuple[str, str]]


class ImportedCategories:
    """Keys of categories for some texts; `made` holds those that did not exist before."""

    def __init__(self, documents: Iterable[ArticleDocument]) -> None:
        wanted = {folded for document in documents for folded in _wanted(document)}
        self._known: dict[tuple[str, str], int] = {}
        self.made: list[int] = []
        if wanted:
            rows = Category.objects.annotate(folded=Lower("name")).filter(folded__in=wanted)
            self._known = {(row.kind, row.name.lower()): row.pk for row in rows}

    def of(self, document: ArticleDocument) -> tuple[int | None, list[int]]:
        """The main category, and the typed ones; the main one is one of them or an exact one of its own."""
        keys = {folded: self._key(kind, name) for folded, (kind, name) in _wanted(document).items()}
        typed = {_folded(name) for _kind, name in document.categories}
        return keys.get(_folded(document.category)), sorted(keys[folded] for folded in typed)

    def _key(self, kind: str, name: str) -> int:
        folded = (kind, _folded(name))
        if folded not in self._known:
            slug = unique_slug(Category, slugify(name) or kind)
            self._known[folded] = Category.objects.create(kind=kind, name=name[:LONGEST], slug=slug).pk
            self.made.append(self._known[folded])
        return self._known[folded]


def _wanted(document: ArticleDocument) -> Kinds:
    """Kind and name by the folded name."""
    wanted = {_folded(name): (kind, name) for kind, name in reversed(document.categories)}
    if document.category:
        wanted.setdefault(_folded(document.category), (Category.Kind.EXACT, document.category))
    return wanted


def _folded(name: str) -> str:
    return name[:LONGEST].lower()
