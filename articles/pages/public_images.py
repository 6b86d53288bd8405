"""Every picture that a public page shows, for the page of credits."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, NullIf

from articles.models import Article, Image, Practitioner, TreatmentType

NOWHERE = "(no address)"


def public_images() -> QuerySet[Image]:
    """Pictures at the head of a public page, in its text, or of a person; by `origin`: its source, else its creator."""
    articles, treatments = Article.objects.published(), TreatmentType.objects.published()
    used = (
        Q(pk__in=articles.exclude(hero=None).values("hero"))
        | Q(pk__in=treatments.exclude(hero=None).values("hero"))
        | Q(pk__in=Practitioner.objects.exclude(photo=None).values("photo"))
        | Exists(_with_text(articles))
    )
    return (
        Image.objects.showable()
        .filter(used)
        .select_related("credit")
        .annotate(origin=Coalesce(NullIf("credit__source", Value("")), "credit__creator", Value("")))
        .order_by("origin", "credit__creator", "title", "pk")
    )


def _with_text(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles whose Markdown names the picture of the outer query, by its key or by its address."""
    keyed = [Q(body__contains=Concat(Value("(image:"), OuterRef("slug"), Value(end))) for end in (" ", ")")]
    elsewhere = Q(body__contains=Coalesce(NullIf(OuterRef("remote_url"), Value("")), Value(NOWHERE)))
    return articles.filter(keyed[0] | keyed[1] | elsewhere)
