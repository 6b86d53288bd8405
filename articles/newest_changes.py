"""When what lists show last changed: a page appeared, was changed, withdrawn, or came to its end."""

from datetime import datetime
from typing import Any

from django.db.models import Case, DateTimeField, F, Max, Q, QuerySet, When
from django.db.models.functions import Greatest
from django.utils import timezone

from articles.models import Article, TreatmentType
from articles.models.publication_queryset import Status

type Dates = dict[int, datetime]


def newest_change(model: type[Any]) -> datetime | None:
    """The moment of the newest change among all pages of a model that are or were public; None without any."""
    return _were_public(model.objects.all()).aggregate(newest=Max(_moment()))["newest"]


def of_categories() -> Dates:
    """By the key of a category; what lists nothing has no date."""
    return _newest(_by(Article, "category"), _by(Article, "categories"))


def of_concerns() -> Dates:
    return _newest(_by(Article, "concerns"), _by(TreatmentType, "indications__concern"))


def of_areas() -> Dates:
    """A body area lists its treatments, and the articles about them."""
    return _newest(_by(Article, "treatments__indications__area"), _by(TreatmentType, "indications__area"))


def _by(model: type[Any], subject: str) -> QuerySet:
    pages = _were_public(model.objects.exclude(**{subject: None}).order_by())
    return pages.values_list(subject).annotate(newest=Max(_moment()))


def _newest(*groups: QuerySet) -> Dates:
    newest: Dates = {}
    for key, date in (row for group in groups for row in group):
        newest[key] = max(date, newest.get(key, date))
    return newest


def _were_public(pages: QuerySet) -> QuerySet:
    appeared = Q(status=Status.PUBLISHED, publish_from__lte=timezone.now())
    return pages.filter(appeared | Q(status=Status.WITHDRAWN, withdrawn_at__isnull=False))


def _moment() -> Case:
    return Case(
        When(status=Status.WITHDRAWN, then=F("withdrawn_at")),
        When(publish_until__lte=timezone.now(), then=F("publish_until")),
        default=Greatest("changed_at", "publish_from"),
        output_field=DateTimeField(),
    )
