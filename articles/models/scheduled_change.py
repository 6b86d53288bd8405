"""A newer text of a live page that waits for its moment."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision
from articles.models.versioned_text import VersionedText


class ScheduledChangeQuerySet(PageRecordQuerySet["ScheduledChange"]):
    def waiting(self) -> Self:
        """Those that can still go live, the next one first."""
        return self.filter(refused="").order_by("goes_live_at", "pk")

    def due(self, at: datetime | None = None) -> Self:
        """Those whose moment has come (now by default)."""
        return self.waiting().filter(goes_live_at__lte=at or timezone.now())

    def of_page(self, page: Any) -> ScheduledChange | None:
        """The change that waits for a page, one that could not go live included."""
        return self.of(page).select_related("revision", "planned_by").first()

    def apply_due(self) -> bool:
        """Brings every change live whose moment has come; whether there was one. One that can't is marked and reported."""
        changes = list(self.due().values_list("pk", flat=True))
        for key in changes:
            try:
                self._apply(key)
            except (VersionedText.NotAllowed, IntegrityError) as refusal:
                self._refuse(key, str(refusal))
        return bool(changes)

    @transaction.atomic
    def _apply(self, key: int) -> None:
        change = self.due().filter(pk=key).select_for_update().first()
        if change is None:  # another process was quicker
            return
        change.delete()
        change.page.take_live(change)

    @transaction.atomic
    def _refuse(self, key: int, reason: str) -> None:
        change = self.waiting().filter(pk=key).select_for_update().first()
        if change is None:
            return
        change.refused = reason[:500]
        change.save(update_fields=["refused"])
        PageEvent.objects.record(
            change.page, Act.CHANGE_REFUSED, by=None, version=change.revision.number, reason=reason
        )


class ScheduledChange(PageRecord):
    """One version, and when it takes the place of the live text; at most one for each page.

    The row goes when the change is live or dropped: the page's story keeps what happened. The first request after the
    moment brings the change live before it is answered (`articles/due_changes.py`), the worker does when nobody asks.
    """

    revision = models.ForeignKey(
        Revision, models.PROTECT, verbose_name=_("version"), editable=False, related_name="+"
    )
    goes_live_at = models.DateTimeField(_("goes live"), editable=False)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("planned by"),
        null=True,
        editable=False,
        related_name="+",
    )
    planned_at = models.DateTimeField(_("planned at"), default=timezone.now, editable=False)
    refused = models.CharField(_("why it did not go live"), max_length=500, blank=True, editable=False)

    objects = ScheduledChangeQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")
        ordering = ["goes_live_at"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["goes_live_at"], name="change_waiting", condition=Q(refused="")),
        ]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["article"], name="one_change_waits_per_article"),
            models.UniqueConstraint(fields=["treatment_type"], name="one_change_waits_per_treatment"),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.goes_live_at:%Y-%m-%d %H:%M}"
