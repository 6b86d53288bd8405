"""The search itself: what the views call."""

from datetime import datetime
from typing import NamedTuple

from articles.models import SearchDocument
from articles.search import synonyms
from articles.search.engine import engine
from articles.search.expression import Expression, parse
from articles.search.label import label
from articles.search.public import public_documents
from articles.search.results import Hit, Results
from articles.search.snippet import highlighted, snippet
from articles.search.typing_errors import corrected

PER_PAGE = 10
# However often a word occurs, only so many documents are weighed: the newest, and those that have it in their names.
MOST_TREATMENTS = 100
MOST_ARTICLES = 400
MOST_NAMED = 200


def search(
    query: str,
    *,
    concern: str = "",
    area: str = "",
    category: str = "",
    kind: str = "",
    page: int = 1,
    per_page: int = PER_PAGE,
    at: datetime | None = None,
) -> Results:
    """Public pages for what somebody typed, treatments first; narrowed by slugs, `kind` is "article" or "treatment".

    Takes a fixed number of queries. A mistyped word is corrected and a query that no page answers whole is answered in
    part; both are said in the results.
    """
    filters = {"concern": concern, "area": area, "category": category, "kind": kind}
    labels = tuple(label(name, value) for name, value in filters.items() if value)
    names = synonyms.current()
    expression = parse(query, names, labels)
    if not expression.groups and not labels:
        return Results()
    found = _find(expression, at)
    if len(found.documents) < per_page:
        expression = parse(query, names, labels, is_unfinished=True)
        found = _find(expression, at)
    better = "" if found.documents else corrected(query)
    if better:
        expression = parse(better, names, labels)
        found = _find(expression, at)
    is_partial = not found.documents and len(expression.groups) > 1
    if is_partial:
        expression = Expression(expression.groups, labels, is_any=True)
        found = _find(expression, at)
    if not found.documents:
        return Results()
    return _results(found, expression, page, per_page, better, is_partial)


class Found(NamedTuple):
    """Keys of documents, best first, and whether there may be more."""

    documents: list[int]
    is_capped: bool


def _find(expression: Expression, at: datetime | None) -> Found:
    """Treatments by rank, then articles: by rank too, or the named and the newest where a word stands in very many."""
    treatments = _best_first(engine().ranked(_of_kind(expression, "treatment"), MOST_TREATMENTS))
    of_articles = _of_kind(expression, "article")
    articles = engine().newest(of_articles, MOST_ARTICLES)
    is_capped = len(articles) == MOST_ARTICLES or len(treatments) == MOST_TREATMENTS
    if is_capped:
        articles = [*engine().newest(of_articles, MOST_NAMED, names_only=True), *articles]
    elif articles:
        articles = _best_first(engine().ranked(of_articles, MOST_ARTICLES))
    candidates = list(dict.fromkeys([*treatments, *articles]))
    public = public_documents(candidates, at)
    return Found([key for key in candidates if key in public], is_capped)


def _of_kind(expression: Expression, kind: str) -> Expression:
    return Expression(expression.groups, (*expression.labels, label("kind", kind)), expression.is_any)


def _best_first(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda key: (scores[key], key), reverse=True)


def _results(
    found: Found, expression: Expression, page: int, per_page: int, better: str, is_partial: bool
) -> Results:
    total = len(found.documents)
    pages = max(1, -(-total // per_page))
    page = min(max(page, 1), pages)
    keys = found.documents[(page - 1) * per_page : page * per_page]
    rows = SearchDocument.objects.select_related("article", "treatment_type")
    rows = rows.only(
        "title", "text", "article__slug", "article__title", "article__excerpt", "article__publish_from",
        "treatment_type__slug", "treatment_type__name", "treatment_type__definition",
    )  # fmt: skip
    documents = rows.in_bulk(keys)
    hits = tuple(_hit(documents[key], expression) for key in keys if key in documents)
    return Results(hits, total, found.is_capped, page, pages, better, is_partial)


def _hit(document: SearchDocument, expression: Expression) -> Hit:
    return Hit(
        kind="treatment" if document.treatment_type_id else "article",
        title=document.title,
        title_html=highlighted(document.title, expression),
        url=document.page.get_absolute_url(),
        snippet_html=snippet(document.text, expression),
        page=document.page,
    )
