"""What every record about a page has: exactly one page that it belongs to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q


class PageRecordQuerySet[Record: "PageRecord"](models.QuerySet[Record]):
    def of(self, page: Any) -> Self:
        """The records of one article or treatment page."""
        return self.filter(**{page.page_field: page})


class PageRecord(models.Model):
    """Belongs to an article or to a treatment page, never to both or none."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, blank=True, editable=False, related_name="%(class)ss"
    )
    treatment_type = models.ForeignKey(
        "articles.TreatmentType",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)ss",
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, treatment_type__isnull=True)
                | Q(article__isnull=True, treatment_type__isnull=False),
                name="%(class)s_belongs_to_one_page",
            )
        ]

    @property
    def page(self) -> Any:
        """The article or treatment page."""
        return self.article or self.treatment_type
