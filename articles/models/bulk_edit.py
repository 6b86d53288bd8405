"""One change made to many pages at once, which can be taken back as one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.bulk_change import Change
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision
from articles.models.versioned_text import VersionedText

Refusals = list[tuple[Any, str]]
"""Pages that were left as they are, each with the reason."""


class BulkEditQuerySet(models.QuerySet["BulkEdit"]):
    @transaction.atomic
    def perform(
        self, pages: Iterable[tuple[Any, int]], change: Change, *, what: str, by: Any
    ) -> tuple["BulkEdit", Refusals]:
        """Makes the change on each page, as a new version; a live page stays as it is until the version is published.

        `pages` come with the number of the version that the person has seen (0 for none): a page that somebody
        has saved since is refused, and so is one that does not allow the change; the others go on.
        """
        edit = self.create(what=what[:300], made_by=by)
        refusals: Refusals = []
        for page, seen in pages:
            try:
                with transaction.atomic():
                    edit._make(page, change, seen)
            except (VersionedText.Stale, VersionedText.NotAllowed) as refusal:
                refusals.append((page, str(refusal)))
        return edit, refusals


class BulkEdit(models.Model):
    """What was done, by whom and when, and whether it was taken back."""

    class NotAllowed(Exception):
        """It can't be taken back; the message says why."""

    what = models.CharField(_("what"), max_length=300, editable=False)
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("made by"), editable=False, related_name="+"
    )
    undone_at = models.DateTimeField(_("taken back at"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        verbose_name=_("taken back by"),
        editable=False,
        related_name="+",
    )

    objects = BulkEditQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of many pages")
        verbose_name_plural = _("changes of many pages")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="bulkedit_taken_back_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.what

    @transaction.atomic
    def undo(self, *, by: Any, at: datetime | None = None) -> Refusals:
        """Gives the changed fields of each page their old values again, as a new version.

        Pages that were edited since are left alone and returned. Raises NotAllowed the second time.
        """
        taken = BulkEdit.objects.filter(pk=self.pk, undone_at=None)
        if not taken.update(undone_at=at or timezone.now(), undone_by=by):
            raise self.NotAllowed(gettext("This was taken back already."))
        refusals: Refusals = []
        for each in self.pages.select_related("article", "treatment_type", "revision"):
            try:
                with transaction.atomic():
                    each.take_back(by=by)
            except (VersionedText.Stale, VersionedText.NotAllowed) as refusal:
                refusals.append((each.page, str(refusal)))
        self.refresh_from_db()
        return refusals

    def _make(self, page: Any, change: Change, seen: int) -> None:
        before = page.draft_content()
        values = change.of(before)
        if not values:
            return
        revision = page.edit(values, by=self.made_by, note=self.what[:200], base=seen)
        old = {name: before.get(name) for name in values}
        self.pages.create(**{page.page_field: page}, revision=revision, before=old)


class BulkEditedPage(PageRecord):
    """One page of a change: the version that it made, and the values that the fields had before."""

    bulk_edit = models.ForeignKey(BulkEdit, models.CASCADE, editable=False, related_name="pages")
    revision = models.ForeignKey(Revision, models.CASCADE, editable=False, related_name="+")
    before = models.JSONField(editable=False)

    objects = PageRecordQuerySet["BulkEditedPage"].as_manager()

    class Meta(PageRecord.Meta):
        ordering = ["pk"]
        constraints = [
            *PageRecord.Meta.constraints,
            models.UniqueConstraint(fields=["bulk_edit", "article"], name="bulkedit_once_per_article"),
            models.UniqueConstraint(
                fields=["bulk_edit", "treatment_type"], name="bulkedit_once_per_treatment"
            ),
        ]

    def take_back(self, *, by: Any) -> None:
        """Raises Stale when somebody saved a newer version meanwhile."""
        note = gettext("Taken back: %(what)s") % {"what": self.bulk_edit.what}
        self.page.edit(
            self.before, by=by, note=note[:200], kind=Revision.Kind.REVERT, base=self.revision.number
        )
