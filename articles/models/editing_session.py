"""Who has a page open just now; a courtesy, not a lock."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.page_record import PageRecord, PageRecordQuerySet

GONE_AFTER = timedelta(seconds=60)
FORGOTTEN_AFTER = timedelta(days=1)
PORTION = 500


class EditingSessionQuerySet(PageRecordQuerySet["EditingSession"]):
    def present(self, at: datetime | None = None) -> Self:
        """Those who were heard of within the last minute, whoever came first first."""
        return self.filter(seen_at__gt=(at or timezone.now()) - GONE_AFTER).order_by("pk")

    def ping(self, page: Any, *, by: Any, is_typing: bool, at: datetime | None = None) -> None:
        """Somebody has the page open in a visible tab; all tabs of a person count as one."""
        at = at or timezone.now()
        typing_since = (
            Case(
                When(seen_at__lte=at - GONE_AFTER, then=Value(at)),
                default=Coalesce(F("typing_since"), Value(at)),
                output_field=models.DateTimeField(),
            )
            if is_typing
            else None
        )
        if not self.of(page).filter(person=by).update(seen_at=at, typing_since=typing_since):
            started = {"seen_at": at, "typing_since": at if is_typing else None}
            self.get_or_create(**{page.page_field: page}, person=by, defaults=started)

    def leave(self, page: Any, *, by: Any) -> None:
        """The tab was closed; another tab of the same person comes back with its next ping."""
        self.of(page).filter(person=by).delete()

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes a portion of what is a day old; whether there was any."""
        due = self.filter(seen_at__lt=(at or timezone.now()) - FORGOTTEN_AFTER)
        keys = list(due.values_list("pk", flat=True)[:PORTION])
        return bool(keys) and bool(due.filter(pk__in=keys).delete()[0])


class EditingSession(PageRecord):
    """One person at one page."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)
    typing_since = models.DateTimeField(null=True)

    objects = EditingSessionQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("editing session")
        verbose_name_plural = _("editing sessions")
        default_permissions = ()
        indexes = [models.Index(fields=["seen_at"], name="editing_session_by_age")]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article", "person"], name="editing_session_once_per_article"),
            models.UniqueConstraint(
                fields=["treatment_type", "person"], name="editing_session_once_per_treatment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.page}"
