"""When a page appears, changes and leaves: the verbs that move its moments."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from articles.models import editorial_content
from articles.models.page_event import Act, PageEvent
from articles.models.publication_queryset import Status
from articles.models.scheduled_change import ScheduledChange
from articles.models.standing import Standing


class Schedule(Standing):
    """Part of a publication. A page that is not public yet waits in its row; the next text of a live page in a ScheduledChange."""

    class Meta(Standing.Meta):
        abstract = True

    def after_visibility_change(self) -> None:
        raise NotImplementedError

    @transaction.atomic
    def reschedule(self, *, by: User | None, at: datetime) -> None:
        """Moves the moment of a page or of a change that waits. Raises NotAllowed where nothing waits and for a past moment."""
        self.start_move("reschedule")
        self._refuse_moment(at, self.publish_until)
        if change := self.planned_change:
            change.goes_live_at, change.refused = at, ""
            change.save(update_fields=["goes_live_at", "refused"])
            self._record_plan(change, by=by)
            return
        self.publish_from = at
        self.save(update_fields=["publish_from"])
        PageEvent.objects.record(self, Act.SCHEDULED, by=by, starts=at.isoformat())
        self.after_visibility_change()

    @transaction.atomic
    def unschedule(self, *, by: User | None) -> None:
        """Takes back what waits for its moment: a live page stays as it is, one that never appeared is a draft again."""
        self.start_move("unschedule")
        if self.planned_change:
            self.drop_change(by=by)
            return
        self.status, self.publish_from, self.live_revision = Status.DRAFT, None, None
        if not PageEvent.objects.was_public(self):
            self.published_at = None
        self.save()
        PageEvent.objects.record(self, Act.UNSCHEDULED, by=by)
        self.after_visibility_change()

    @transaction.atomic
    def end_at(self, *, by: User | None, at: datetime | None) -> None:
        """Sets the moment at which a published page leaves the site (None: it stays), now and in its newest text.

        Raises NotAllowed for other pages, for a moment that is past or before the page appears, and where a text older
        than the newest one waits to go live, which would bring the old end back.
        """
        self.start_move("end_at")
        change = self.planned_change
        self._refuse_end(at, change)
        is_newest_live = not self.has_draft_ahead
        self.publish_until = at
        self.save(update_fields=["publish_until"])
        self.edit({"publish_until": editorial_content.plain(at)}, by=by, note=gettext("End moved"))
        if is_newest_live:  # nothing but the end is new, and that is live already
            self.live_revision = self.latest_revision
            self.save(update_fields=["live_revision"])
        if change and self.latest_revision:
            change.revision = self.latest_revision
            change.save(update_fields=["revision"])
        PageEvent.objects.record(self, Act.END_MOVED, by=by, ends=at and at.isoformat())
        self.after_visibility_change()

    def plan_change(self, *, by: User | None, at: datetime) -> None:
        """Lets the newest text take the place of the live one at that moment; replaces a plan that is there."""
        assert self.latest_revision is not None  # the verb has recorded it
        self._refuse_moment(at, editorial_content.moment(self.draft_content()["publish_until"]))
        ScheduledChange.objects.of(self).delete()
        change = ScheduledChange.objects.create(
            **{self.page_field: self}, revision=self.latest_revision, goes_live_at=at, planned_by=by
        )
        self._record_plan(change, by=by)

    def drop_change(self, *, by: User | None) -> None:
        """Forgets the change that waits, if there is one; its text stays the newest version."""
        if change := self.planned_change:
            change.delete()
            PageEvent.objects.record(self, Act.CHANGE_DROPPED, by=by, version=change.revision.number)

    def _record_plan(self, change: ScheduledChange, *, by: User | None) -> None:
        starts = change.goes_live_at.isoformat()
        PageEvent.objects.record(
            self, Act.CHANGE_PLANNED, by=by, version=change.revision.number, starts=starts
        )

    def _refuse_moment(self, at: datetime, ends: datetime | None) -> None:
        if at <= timezone.now():
            raise self.NotAllowed(gettext("That moment is past. To publish at once, use Publish."))
        if ends and at >= ends:
            raise self.NotAllowed(gettext("The page would leave the site before it appears."))

    def _refuse_end(self, at: datetime | None, change: ScheduledChange | None) -> None:
        moments = [
            moment for moment in (self.publish_from, change.goes_live_at if change else None) if moment
        ]
        starts = max(moments, default=None)
        if at and (at <= timezone.now() or (starts and at <= starts)):
            raise self.NotAllowed(
                gettext("That is too early. To take the page off the site at once, use Withdraw.")
            )
        if change and change.revision_id != self.latest_revision_id:
            raise self.NotAllowed(
                gettext(
                    "An older text than the newest one waits to go live: take it back or schedule the newest one first."
                )
            )
