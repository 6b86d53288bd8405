"""Every picture that a public page shows, for the page of credits."""

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from articles.credits import licences
from articles.models import Article, Image, PageLink, TreatmentType

SEARCHED = (
    "title",
    "alt",
    "credit__creator",
    "credit__source",
    "credit__credit_text",
    "credit__copyright_notice",
)


def public_images(words: str = "") -> QuerySet[Image]:
    """Pictures at the head of a public page, in its text, of a person or a place; by `origin`: its source, else its creator.

    With `words` only those whose title, description, people, source or licence hold all of them.
    """
    public = Q(article__in=Article.objects.published().values("pk")) | Q(
        treatment_type__in=TreatmentType.objects.published().values("pk")
    )
    images = Image.objects.showable().used(
        by=PageLink.objects.filter(public, is_live=True), besides_pages=True
    )
    for word in words.split():
        images = images.filter(_holds(word))
    return (
        images.select_related("credit", "outcome__treatment")
        .annotate(origin=Coalesce(NullIf("credit__source", Value("")), "credit__creator", Value("")))
        .order_by("origin", "credit__creator", "title", "pk")
    )


def _holds(word: str) -> Q:
    named = Q(
        credit__licence__in=[
            each.code for each in licences().values() if word.casefold() in str(each.label).casefold()
        ]
    )
    for field in SEARCHED:
        named |= Q(**{f"{field}__icontains": word})
    return named
