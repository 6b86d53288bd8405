"""What articles and treatment pages share: the way of a page from draft to the site and off it (the moves: state.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from articles.models import editorial_content
from articles.models.four_eyes import writers_since_answered
from articles.models.page_event import Act, PageEvent
from articles.models.redirect import Redirect
from articles.models.revision import Revision
from articles.models.schedule import Schedule
from articles.models.scheduled_change import ScheduledChange

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


class Publication(Schedule):
    """A page with a life: draft, in review, approved, scheduled, live, withdrawn.

    The row holds the live text once the page is published; a newer text exists only as a Revision until publish() or,
    for a live page and a later moment, until that moment. Each verb asks the table of moves first, behind a lock.
    """

    class NotPublishable(Exception):
        """Carries the findings that block."""

        def __init__(self, findings: Sequence[Finding]) -> None:
            self.findings = list(findings)
            count = len(self.findings)
            message = ngettext(
                "%(count)s finding blocks publishing.", "%(count)s findings block publishing.", count
            )
            super().__init__(message % {"count": count})

    class NeedsReview(Schedule.NotAllowed):
        """AI helped with the text and no medical reviewer has signed it; no reason overrides that."""

        def __init__(self, version: int) -> None:
            message = gettext(
                "AI helped with this text: before it goes live, a medical reviewer must sign exactly version "
                "%(number)s. A reason does not replace the review. Submit the page for review."
            )
            super().__init__(message % {"number": version})

    class Meta(Schedule.Meta):
        abstract = True

    @transaction.atomic
    def submit(self, *, by: User | None, at: datetime | None = None) -> None:
        """Asks for the medical review of the newest text."""
        self.start_move("submit")
        self.record_if_new(by=by)
        self.submitted_at, self.submitted_by = at or timezone.now(), by
        if self.status != self.Status.PUBLISHED:
            self.status = self.Status.IN_REVIEW
        self.save()
        PageEvent.objects.record(self, Act.SUBMITTED, by=by, at=at)

    @transaction.atomic
    def publish(self, *, by: User | None, at: datetime | None = None, override_reason: str = "") -> None:
        """Makes the newest text public, now or from `at` on; the next text of a live page takes its place then.

        Raises NotPublishable when findings block and no reason is given, PermissionDenied when a reason is given by
        somebody who may not override, NeedsReview for a text that AI helped with and nobody has signed, whatever the
        reason, NotAllowed for a text that is public already, and for one's own words that nobody else has answered for.
        """
        now = timezone.now()
        starts = at or now
        self.start_move("schedule" if starts > now else "publish")
        self._refuse_own_words(by)
        self.record_if_new(by=by)
        self._refuse_unread_text_of_ai()
        self._settle_blocking_findings(by=by, reason=override_reason)
        if self.is_published and starts > now:
            self.plan_change(by=by, at=starts)
            return
        self.drop_change(by=by)
        self._go_live(self.latest_revision, by=by, starts=starts, now=now)

    def take_live(self, change: ScheduledChange) -> None:
        """Brings a scheduled change live whose moment has come; raises NotAllowed when the page can't take it any more."""
        self.lock()
        if self.status != self.Status.PUBLISHED:
            raise self.NotAllowed(gettext("The page is not on the site any more."))
        at = change.goes_live_at
        self._go_live(change.revision, by=change.planned_by, starts=at, now=at)

    def _go_live(
        self, revision: Revision | None, *, by: User | None, starts: datetime, now: datetime
    ) -> None:
        was_live = self.is_published
        self.live_revision = revision
        self.status = self.Status.PUBLISHED
        self.published_at, self.published_by = now, by
        self.publish_from = self.publish_from if was_live else starts
        if revision == self.latest_revision:
            self.submitted_at = self.submitted_by = None
        self.withdrawn_at = self.withdrawn_by = None
        self.withdrawn_reason = ""
        content = self.content_of(revision)
        self._refuse_end_before(starts, content)
        self.take_over(content, by=by, at=now)
        self._record_publishing(by=by, starts=starts, now=now)
        Redirect.objects.free(self.get_absolute_url())
        self.after_visibility_change()

    @transaction.atomic
    def withdraw(self, *, by: User | None, reason: str, at: datetime | None = None) -> None:
        """Takes the page off the site at once; nothing is deleted. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise self.NotAllowed(gettext("Say why the page is withdrawn."))
        self.start_move("withdraw")
        self.drop_change(by=by)
        self.status = self.Status.WITHDRAWN
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_reason = at or timezone.now(), by, reason.strip()
        self.save()
        PageEvent.objects.record(self, Act.WITHDRAWN, by=by, at=at, reason=reason)
        self.after_visibility_change()

    @transaction.atomic
    def remove(self, *, by: User | None) -> None:
        """Deletes a page that was never public, with all its versions; raises NotAllowed for any other."""
        self.lock()
        if self.published_at is not None:
            raise self.NotAllowed(gettext("This page was public once: withdraw it instead of deleting it."))
        PageEvent.objects.record(self, Act.DELETED, by=by, address=self.slug)
        self.latest_revision = self.live_revision = None
        self.save(update_fields=["latest_revision", "live_revision"])
        self.delete()

    def _refuse_own_words(self, by: User | None) -> None:
        """Whoever wrote something in it publishes a text only when somebody else has signed it, or with a right to do so alone."""
        if by is None or by.pk not in writers_since_answered(self) or by.has_perm("articles.publish_alone"):
            return
        approval = self.approval
        if approval is None or approval.by_id == by.pk:
            raise self.NotAllowed(
                gettext(
                    "Your own words are in this text: let a medical reviewer sign it, or ask somebody else to publish it."
                )
            )

    def _refuse_end_before(self, starts: datetime, content: dict[str, Any]) -> None:
        ends = editorial_content.moment(content["publish_until"])
        if ends and ends <= starts:
            raise self.NotAllowed(
                gettext("The text says that the page leaves the site before it appears: move its end first.")
            )

    def _refuse_unread_text_of_ai(self) -> None:
        if self.needs_human_review:
            raise self.NeedsReview(self.latest_revision.number if self.latest_revision else 1)

    def _record_publishing(self, *, by: User | None, starts: datetime, now: datetime) -> None:
        version = self.live_revision.number if self.live_revision else None
        if starts > now:
            PageEvent.objects.record(
                self, Act.SCHEDULED, by=by, at=now, version=version, starts=starts.isoformat()
            )
        else:
            PageEvent.objects.record(self, Act.PUBLISHED, by=by, at=starts, version=version)

    def after_visibility_change(self) -> None:
        """Brings what is derived from public pages (the search index, its links) up to date, in the same transaction."""
        from articles.models import search_index

        search_index.update(self)
        self.after_text_change()

    def _settle_blocking_findings(self, *, by: User | None, reason: str) -> None:
        from articles.models.accepted_finding import AcceptedFinding

        blocking = [finding for finding in self.findings() if finding.is_blocking]
        if not blocking:
            return
        if not reason.strip():
            raise self.NotPublishable(blocking)
        if by is not None and not by.has_perm("articles.override_findings"):
            raise PermissionDenied(gettext("Only a medical reviewer may publish over a blocking finding."))
        AcceptedFinding.objects.accept(self, blocking, by=by, reason=reason.strip(), act=Act.OVERRIDDEN)
