"""How long a medical review counts, by subject."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

USUAL_MONTHS = 12
MOST_MONTHS = 36


class ReviewInterval(models.Model):
    """A subject (a category, a treatment) whose texts are to be reviewed more or less often than once a year."""

    review_months = models.PositiveSmallIntegerField(
        _("review every … months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
        help_text=_("Proposed to the reviewer as the day of the next review. Blank: twelve months."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(review_months__isnull=True) | Q(review_months__range=(1, MOST_MONTHS)),
                name="%(class)s_review_months_in_bounds",
            )
        ]


def next_review_day(page: Any, on: date) -> date:
    """When a text that is signed on that day is due again: the shortest interval of the subjects that it is about."""
    months = [subject.review_months for subject in _subjects(page) if subject.review_months]
    return months_after(on, min(months, default=USUAL_MONTHS))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _subjects(page: Any) -> Iterable[ReviewInterval]:
    """Of the newest text: an article's categories and treatments, or the treatment itself."""
    if isinstance(page, ReviewInterval):
        return [page]
    content = page.draft_content()
    shelves = page._meta.get_field("category").related_model.objects
    treatments = page._meta.get_field("treatments").related_model.objects
    keys = {*content["categories"], content["category"]}
    return [*shelves.filter(pk__in=keys), *treatments.filter(pk__in=content["treatments"])]
