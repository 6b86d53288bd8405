"""What somebody is typing and has not saved: kept at the server so that no crash and no expired sign-in loses a word.

It is no version, stands in no history and no log, and nobody but its writer ever sees it.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(days=30)
PORTION = 200


class UnsavedDraftQuerySet(models.QuerySet["UnsavedDraft"]):
    def of(self, person: Any, page_field: str, page: Any = None) -> Self:
        """A person's own texts for a page, or for one that is still to be made ("article" or "treatment_type")."""
        place = {f"{page_field}_id": page.pk if page else None}
        return self.filter(person=person, page_field=page_field, **place)

    def open(self) -> Self:
        """Neither saved nor discarded; the newest first."""
        return self.filter(saved_at=None, discarded_at=None).order_by("-updated_at", "-pk")

    def discarded(self) -> Self:
        """Put aside by the writer, who may take them back; the newest first."""
        return self.filter(saved_at=None).exclude(discarded_at=None).order_by("-discarded_at", "-pk")

    def keep(
        self,
        opening: uuid.UUID,
        *,
        by: Any,
        page_field: str,
        page: Any = None,
        values: Mapping[str, list[str]],
        base_version: int = 0,
        at: datetime | None = None,
    ) -> bool:
        """Keeps the values of a form; each opening of the form has one row, however often it is kept.

        False when that opening of the form was saved meanwhile, so that a late message brings nothing back.
        """
        kept = {"values": dict(values), "base_version": base_version, "updated_at": at or timezone.now()}
        mine = self.filter(person=by, opening=opening)
        if mine.filter(saved_at=None).update(**kept, discarded_at=None):
            return True
        place = {"page_field": page_field, f"{page_field}_id": page.pk if page else None}
        _draft, is_new = self.get_or_create(person=by, opening=opening, defaults=kept | place)
        return is_new

    def settle(self, opening: uuid.UUID, *, by: Any, page: Any, at: datetime | None = None) -> None:
        """Says that what was typed in that opening of the form is saved; the words themselves go."""
        at = at or timezone.now()
        place = {"page_field": page.page_field, f"{page.page_field}_id": page.pk}
        self.update_or_create(
            person=by,
            opening=opening,
            defaults=place | {"values": {}, "saved_at": at, "discarded_at": None, "updated_at": at},
        )

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes a portion of what nobody has touched for thirty days; whether there was any."""
        due = self.filter(updated_at__lt=(at or timezone.now()) - KEPT_FOR)
        keys = list(due.values_list("pk", flat=True)[:PORTION])
        return bool(keys) and bool(due.filter(pk__in=keys).delete()[0])


class UnsavedDraft(models.Model):
    """The raw values of a page's form, as one person left them in one opening of it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page_field = models.CharField(max_length=14)
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="+")
    treatment_type = models.ForeignKey("articles.TreatmentType", models.CASCADE, null=True, related_name="+")
    opening = models.UUIDField()
    values = models.JSONField(default=dict)
    base_version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    objects = UnsavedDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        default_permissions = ()
        indexes = [models.Index(fields=["updated_at"], name="unsaved_draft_by_age")]
        constraints = [
            models.UniqueConstraint(fields=["person", "opening"], name="unsaved_draft_once_an_opening"),
            models.CheckConstraint(
                condition=Q(page_field="article", treatment_type__isnull=True)
                | Q(page_field="treatment_type", article__isnull=True),
                name="unsaved_draft_of_one_kind_of_page",
            ),
            models.CheckConstraint(
                condition=Q(saved_at__isnull=True) | Q(values={}), name="unsaved_draft_saved_holds_no_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}, {self.updated_at:%Y-%m-%d %H:%M}"

    def discard(self, *, at: datetime | None = None) -> None:
        """Offers it no longer; it can be taken back until it is deleted."""
        self.discarded_at = at or timezone.now()
        self.save(update_fields=["discarded_at"])

    def take_back(self) -> None:
        """Offers a discarded text again."""
        self.discarded_at = None
        self.save(update_fields=["discarded_at"])
