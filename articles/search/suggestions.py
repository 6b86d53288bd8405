"""What is offered while somebody types: names of treatments, concerns and areas, then titles of articles."""

from itertools import chain
from typing import NamedTuple

from django.db.models import Model

from articles.models import BodyArea, Concern, SearchDocument
from articles.search import synonyms
from articles.search.engine import engine
from articles.search.expression import Expression, parse
from articles.search.label import label
from articles.search.public import public_documents
from articles.search.words import stems_of

SHORTEST = 2  # letters; fewer would name everything
MOST = 8
OF_A_KIND = {"treatment": 4, "article": 5}
WEIGHED = 40


class Suggestion(NamedTuple):
    """A page by its name; `kind` is treatment, concern, area or article."""

    kind: str
    name: str
    url: str


def suggestions(query: str) -> list[Suggestion]:
    """At most eight pages whose names hold the words typed, the last of which may be unfinished; a fixed number of queries."""
    if len(query.strip()) < SHORTEST:
        return []
    words = parse(query, synonyms.current(), is_unfinished=True)
    if not words.groups:
        return []
    treatments, articles = (_documents(words, kind) for kind in OF_A_KIND)
    subjects = [*_subjects(query, "concern", Concern), *_subjects(query, "area", BodyArea)]
    return list(chain(treatments, subjects, articles))[:MOST]


def _documents(words: Expression, kind: str) -> list[Suggestion]:
    expression = Expression(words.groups, (label("kind", kind),))
    keys = engine().newest(expression, WEIGHED, names_only=True)
    public = public_documents(keys)
    wanted = [key for key in keys if key in public][: OF_A_KIND[kind]]
    rows = SearchDocument.objects.select_related("article", "treatment_type")
    rows = rows.only("title", "article__slug", "treatment_type__slug")
    documents = rows.in_bulk(wanted)
    return [Suggestion(kind, documents[key].title, documents[key].page.get_absolute_url()) for key in wanted]


def _subjects(query: str, kind: str, model: type[Model]) -> list[Suggestion]:
    """Concerns and areas are few: their names are compared here, each word typed with the beginnings of theirs."""
    typed = stems_of(query)
    return [
        Suggestion(kind, str(row), row.get_absolute_url())  # type: ignore[attr-defined]
        for row in model._default_manager.all()
        if all(any(own.startswith(stem) for own in _stems(row)) for stem in typed)
    ]


def _stems(row: Model) -> list[str]:
    names = (getattr(row, name, "") for name in ("name", "patient_wording", "clinical_name"))
    return stems_of(" ".join(names))
