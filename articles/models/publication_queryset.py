"""Sets of pages by their state."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a page is on its way; the moment decides whether a published one is on the site."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PublicationQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None) -> Self:
        """Pages that everybody may read at that moment (now by default): the one definition of public."""
        at = at or timezone.now()
        still_up = Q(publish_until=None) | Q(publish_until__gt=at)
        return self.filter(still_up, status=Status.PUBLISHED, publish_from__lte=at)

    def drafts(self) -> Self:
        """Pages that were never published or wait for it."""
        return self.filter(status__in=[Status.DRAFT, Status.IN_REVIEW])

    def awaiting_review(self) -> Self:
        """Pages whose newest text was submitted and not yet published, oldest first."""
        return self.exclude(submitted_at=None).order_by("submitted_at")

    def with_draft_ahead(self) -> Self:
        """Published pages with a newer text that is not public yet."""
        return self.filter(status=Status.PUBLISHED).exclude(latest_revision=F("live_revision"))

    def with_signature(self) -> Self:
        """Adds `is_signed`: whether a reviewer approved exactly the newest text; for lists, which ask no page alone."""
        from articles.models.review import Review

        page, text = OuterRef("pk"), OuterRef("latest_revision__digest")
        approvals = Review.objects.approving(text).filter(**{self.model.page_field: page})  # type: ignore[attr-defined]
        return self.annotate(is_signed=Exists(approvals))
