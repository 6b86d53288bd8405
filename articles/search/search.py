"""The search itself: what the views call."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, SearchDocument, TreatmentType
from articles.search import synonyms
from articles.search.engine import engine
from articles.search.expression import Expression, parse
from articles.search.label import label
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


class Found:
    """Document keys, best first, and whether there may be more."""

    def __init__(self, documents: list[int], is_capped: bool) -> None:
        self.documents = documents
        self.is_capped = is_capped


def _find(expression: Expression, at: datetime | None) -> Found:
    treatments = _candidates(expression, "treatment", names_only=False, limit=MOST_TREATMENTS)
    articles = _candidates(expression, "article", names_only=False, limit=MOST_ARTICLES)
    is_capped = len(articles) == MOST_ARTICLES or len(treatments) == MOST_TREATMENTS
    named = _candidates(expression, "article", names_only=True, limit=MOST_NAMED) if is_capped else {}
    scores = named | articles | treatments
    public = _public(list(scores), at)
    ranked = sorted(public, key=lambda key: (key in treatments, key in named, scores[key], key), reverse=True)
    return Found(ranked, is_capped)


def _candidates(expression: Expression, kind: str, *, names_only: bool, limit: int) -> dict[int, float]:
    narrowed = Expression(expression.groups, (*expression.labels, label("kind", kind)), expression.is_any)
    return dict(engine().candidates(narrowed, names_only=names_only, limit=limit))


def _public(documents: list[int], at: datetime | None) -> list[int]:
    if not documents:
        return []
    article = Article.objects.published(at).filter(pk=OuterRef("article_id"))
    treatment = TreatmentType.objects.published(at).filter(pk=OuterRef("treatment_type_id"))
    rows = SearchDocument.objects.filter(Q(Exists(article)) | Q(Exists(treatment)), pk__in=documents)
    return list(rows.order_by().values_list("pk", flat=True))


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
