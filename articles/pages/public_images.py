"""Every picture that a public page shows, for the page of credits."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from articles.models import Article, Image, Practitioner, TreatmentType


def public_images() -> QuerySet[Image]:
    """Pictures at the head of a public page, in its text, or of a person; by source, then creator."""
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
        .order_by(F("credit__source").asc(nulls_last=True), "credit__creator", "title", "pk")
    )


def _with_text(articles: QuerySet[Article]) -> QuerySet[Article]:
    key = Concat(Value("(image:"), OuterRef("slug"), Value(" "))
    alone = Concat(Value("(image:"), OuterRef("slug"), Value(")"))
    remote = Q(body__contains=OuterRef("remote_url")) & ~Q(Value("") == OuterRef("remote_url"))
    return articles.filter(Q(body__contains=key) | Q(body__contains=alone) | remote)
