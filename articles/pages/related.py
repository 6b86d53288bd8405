"""Articles to read next: those about the same treatments first, then those of the same category, newest first."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from articles.models import Article
from articles.pages.cards import article_cards

# However large the archive is, only so many of the newest candidates are weighed.
CANDIDATES = 60


def related_articles(article: Article, count: int = 3, *, treatments: Any = None) -> QuerySet[Article]:
    """At most `count` other published articles; one query. `treatments` are keys, where the stored ones do not count."""
    about = Article.treatments.through.objects
    stored = about.filter(article=article.pk).values("treatmenttype_id")
    own_treatments: Any = stored if treatments is None else treatments
    same_treatment = (
        about.filter(treatmenttype_id__in=own_treatments)
        .order_by("-article_id")
        .values("article_id")[:CANDIDATES]
    )
    same_category = (
        Article.objects.published()
        .filter(category=article.category_id, category__isnull=False)
        .newest_first()
        .values("pk")[:CANDIDATES]
    )
    nearness = Case(When(pk__in=same_treatment, then=Value(1)), default=Value(0), output_field=IntegerField())
    return (
        article_cards()
        .filter(Q(pk__in=same_treatment) | Q(pk__in=same_category))
        .exclude(pk=article.pk)
        .annotate(nearness=nearness)
        .order_by("-nearness", "-publish_from", "-pk")[:count]
    )
