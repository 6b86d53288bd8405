"""Articles to read next: the more an article shares (treatments before concerns, tags and category), the nearer it stands."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from taggit.models import TaggedItem

from articles.models import Article
from articles.pages.cards import article_cards

# However large the archive is, only so many of the newest candidates are weighed for each thing shared.
CANDIDATES = 60
WEIGHTS = {"treatment": 8, "concern": 4, "tag": 2, "category": 1}


def related_articles(article: Article, count: int = 3, *, treatments: Any = None) -> QuerySet[Article]:
    """At most `count` other published articles; one query. `treatments` are keys, where the stored ones do not count."""
    sharing = {
        "treatment": _sharing(Article.treatments.through, "treatmenttype_id", article, treatments),
        "concern": _sharing(Article.concerns.through, "concern_id", article),
        "tag": _tagged_alike(article),
        "category": _on_the_same_shelf(article),
    }
    among = Q()
    nearness: Any = Value(0)
    for name, keys in sharing.items():
        among |= Q(pk__in=keys)
        weight = When(pk__in=keys, then=Value(WEIGHTS[name]))
        nearness = nearness + Case(weight, default=Value(0), output_field=IntegerField())
    return (
        article_cards()
        .filter(among)
        .exclude(pk=article.pk)
        .annotate(nearness=nearness)
        .order_by("-nearness", "-publish_from", "-pk")[:count]
    )


def _sharing(through: Any, column: str, article: Article, keys: Any = None) -> QuerySet:
    """Keys of the newest articles that are about one of the same things."""
    own: Any = through.objects.filter(article=article.pk).values(column) if keys is None else keys
    shared = through.objects.filter(**{f"{column}__in": own})
    return shared.order_by("-article_id").values("article_id")[:CANDIDATES]


def _tagged_alike(article: Article) -> QuerySet:
    of_articles = TaggedItem.objects.filter(
        content_type__app_label=article._meta.app_label, content_type__model=article._meta.model_name
    )
    own = of_articles.filter(object_id=article.pk).values("tag_id")
    return of_articles.filter(tag_id__in=own).order_by("-object_id").values("object_id")[:CANDIDATES]


def _on_the_same_shelf(article: Article) -> QuerySet[Article, Any]:
    same = Article.objects.published().filter(category=article.category_id, category__isnull=False)
    return same.newest_first().values("pk")[:CANDIDATES]
