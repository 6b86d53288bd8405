"""Until when a person has read what is said about a page: what came later is unread."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.page_record import PageRecord, PageRecordQuerySet


class CommentReadingQuerySet(PageRecordQuerySet["CommentReading"]):
    def read(self, page: Any, *, by: Any, at: datetime | None = None) -> None:
        """Everything that was said about the page until now is read by this person."""
        self.update_or_create(**{page.page_field: page}, person=by, defaults={"until": at or timezone.now()})


class CommentReading(PageRecord):
    """One row for each person and page."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, editable=False, related_name="+")
    until = models.DateTimeField(editable=False)

    objects = CommentReadingQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        default_permissions = ()
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["person", "article"], name="reading_once_per_article"),
            models.UniqueConstraint(fields=["person", "treatment_type"], name="reading_once_per_treatment"),
        ]
