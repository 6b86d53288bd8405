"""What a card in a list needs, and no more: long texts stay in the database."""

from typing import Any

from django.db.models import QuerySet

from articles.models import Article, TreatmentType

LONG_TEXTS_OF_ARTICLE = ("body", "import_report", "call_to_action", "social_quote")


def article_cards(articles: Any = None) -> QuerySet[Article]:
    """Published articles with picture, credit and category, newest first; one query."""
    some: Any = Article.objects if articles is None else articles
    public = some.published()
    return public.select_related("hero__credit", "category").defer(*LONG_TEXTS_OF_ARTICLE).newest_first()


def treatment_cards(treatments: Any = None) -> QuerySet[TreatmentType]:
    """Published treatments with picture and credit, in the clinic's order; one query."""
    some: Any = TreatmentType.objects if treatments is None else treatments
    public = some.published()
    return (
        public.select_related("hero__credit")
        .defer(*TreatmentType.SECTIONS, "evidence_summary")
        .order_by("position", "name")
    )
