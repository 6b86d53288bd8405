"""What articles and treatment pages share: the way of a page from draft to the site and off it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import editorial_content
from articles.models.page_event import Act, PageEvent
from articles.models.publication_queryset import Status
from articles.models.redirect import Redirect
from articles.models.revision import Revision
from articles.models.versioned_text import VersionedText

if TYPE_CHECKING:
    from articles.compliance.finding import Finding


class Publication(VersionedText):
    """A page with a life: draft, in review, published, withdrawn.

    The row holds the live text once the page is published; a newer text exists only as a Revision until publish().
    """

    Status = Status

    class NotPublishable(Exception):
        """Carries the findings that block."""

        def __init__(self, findings: Sequence[Finding]) -> None:
            self.findings = list(findings)
            count = len(self.findings)
            message = ngettext(
                "%(count)s finding blocks publishing.", "%(count)s findings block publishing.", count
            )
            super().__init__(message % {"count": count})

    class NeedsReview(VersionedText.NotAllowed):
        """AI helped with the text and no medical reviewer has signed it; no reason overrides that."""

        def __init__(self, version: int) -> None:
            message = gettext(
                "AI helped with this text: before it goes live, a medical reviewer must sign exactly version "
                "%(number)s. A reason does not replace the review. Submit the page for review."
            )
            super().__init__(message % {"number": version})

    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    publish_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    publish_until = models.DateTimeField(
        _("public until"),
        null=True,
        blank=True,
        help_text=_("The page leaves the site at this moment. Blank: it stays."),
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    withdrawn_reason = models.TextField(_("reason of withdrawal"), blank=True, editable=False)
    live_revision = models.ForeignKey(Revision, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published")
                | Q(publish_from__isnull=False, published_at__isnull=False, live_revision__isnull=False),
                name="%(class)s_published_has_text_and_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
                name="%(class)s_withdrawn_has_time_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(publish_until__isnull=True)
                | Q(publish_from__isnull=True)
                | Q(publish_until__gt=F("publish_from")),
                name="%(class)s_leaves_after_it_appears",
            ),
        ]

    # --- what it is ---------------------------------------------------------------------------------------------

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it now; the same rule as published()."""
        return self.is_published_at(timezone.now())

    def is_published_at(self, at: datetime) -> bool:
        """The rule of published(at) for this one page."""
        if self.status != self.Status.PUBLISHED or self.publish_from is None or self.publish_from > at:
            return False
        return self.publish_until is None or self.publish_until > at

    @property
    def is_scheduled(self) -> bool:
        """Published, for a moment that is still to come."""
        return (
            self.status == self.Status.PUBLISHED
            and self.publish_from is not None
            and self.publish_from > timezone.now()
        )

    @property
    def holds_live_text(self) -> bool:
        """From the first publishing to the withdrawal, before the moment of appearing too."""
        return self.status == self.Status.PUBLISHED

    @property
    def has_draft_ahead(self) -> bool:
        """Whether a newer text than the public one exists."""
        return self.status == self.Status.PUBLISHED and self.latest_revision_id != self.live_revision_id

    # --- verbs --------------------------------------------------------------------------------------------------

    @transaction.atomic
    def submit(self, *, by: User | None, at: datetime | None = None) -> None:
        """Asks for the medical review of the newest text."""
        self.record_if_new(by=by)
        self.submitted_at, self.submitted_by = at or timezone.now(), by
        if self.status != self.Status.PUBLISHED:
            self.status = self.Status.IN_REVIEW
        self.save()
        PageEvent.objects.record(self, Act.SUBMITTED, by=by, at=at)

    @transaction.atomic
    def publish(self, *, by: User | None, at: datetime | None = None, override_reason: str = "") -> None:
        """Makes the newest text public, now or from `at` on.

        Raises NotPublishable when findings block and no reason is given, PermissionDenied when a reason is given by
        somebody who may not override, NotAllowed for a live page and a moment to come, NeedsReview for a text that
        AI helped with and nobody has signed, whatever the reason.
        """
        now = timezone.now()
        starts = at or now
        if self.is_published and starts > now:
            raise self.NotAllowed(
                gettext("This page is public already: a later moment would take it off the site until then.")
            )
        self.record_if_new(by=by)
        self._refuse_unread_text_of_ai()
        self._settle_blocking_findings(by=by, reason=override_reason)
        was_live = self.is_published
        self.live_revision = self.latest_revision
        self.status = self.Status.PUBLISHED
        self.published_at, self.published_by = now, by
        self.publish_from = self.publish_from if was_live else starts
        self.submitted_at = self.submitted_by = None
        self.withdrawn_at = self.withdrawn_by = None
        self.withdrawn_reason = ""
        self.take_over(self.draft_content(), by=by, at=now)
        self._record_publishing(by=by, starts=starts, now=now)
        Redirect.objects.free(self.get_absolute_url())
        self.after_visibility_change()

    @transaction.atomic
    def reschedule(self, *, by: User | None, at: datetime) -> None:
        """Moves the moment from which a scheduled page is public. Raises NotAllowed for other pages and a past moment."""
        if not self.is_scheduled:
            raise self.NotAllowed(gettext("This page is not scheduled: nothing can be moved."))
        if at <= timezone.now():
            raise self.NotAllowed(gettext("That moment is past. To publish at once, use Publish."))
        if self.publish_until and at >= self.publish_until:
            raise self.NotAllowed(gettext("The page would leave the site before it appears."))
        self.publish_from = at
        self.save(update_fields=["publish_from"])
        PageEvent.objects.record(self, Act.SCHEDULED, by=by, starts=at.isoformat())
        self.after_visibility_change()

    @transaction.atomic
    def end_at(self, *, by: User | None, at: datetime | None) -> None:
        """Sets the moment at which a published page leaves the site (None: it stays), now and in its newest text.

        Raises NotAllowed for other pages and for a moment that is past or before the page appears.
        """
        if self.status != self.Status.PUBLISHED:
            raise self.NotAllowed(gettext("Only a published page has an end."))
        if at and (at <= timezone.now() or (self.publish_from and at <= self.publish_from)):
            raise self.NotAllowed(
                gettext("That is too early. To take the page off the site at once, use Withdraw.")
            )
        had_draft = self.has_draft_ahead
        self.publish_until = at
        self.save(update_fields=["publish_until"])
        self.edit({"publish_until": editorial_content.plain(at)}, by=by, note=gettext("End moved"))
        if not had_draft:  # nothing but the end is new, and that is live already
            self.live_revision = self.latest_revision
            self.save(update_fields=["live_revision"])
        PageEvent.objects.record(self, Act.END_MOVED, by=by, ends=at and at.isoformat())
        self.after_visibility_change()

    @transaction.atomic
    def withdraw(self, *, by: User | None, reason: str, at: datetime | None = None) -> None:
        """Takes the page off the site at once; nothing is deleted. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise self.NotAllowed(gettext("Say why the page is withdrawn."))
        self.status = self.Status.WITHDRAWN
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_reason = at or timezone.now(), by, reason.strip()
        self.save()
        PageEvent.objects.record(self, Act.WITHDRAWN, by=by, at=at, reason=reason)
        self.after_visibility_change()

    @transaction.atomic
    def remove(self, *, by: User | None) -> None:
        """Deletes a page that was never public, with all its versions; raises NotAllowed for any other."""
        if self.published_at is not None:
            raise self.NotAllowed(gettext("This page was public once: withdraw it instead of deleting it."))
        PageEvent.objects.record(self, Act.DELETED, by=by, address=self.slug)
        self.latest_revision = self.live_revision = None
        self.save(update_fields=["latest_revision", "live_revision"])
        self.delete()

    def _refuse_unread_text_of_ai(self) -> None:
        if self.needs_human_review:
            raise self.NeedsReview(self.latest_revision.number if self.latest_revision else 1)

    def _record_publishing(self, *, by: User | None, starts: datetime, now: datetime) -> None:
        if starts > now:
            PageEvent.objects.record(self, Act.SCHEDULED, by=by, at=now, starts=starts.isoformat())
        else:
            PageEvent.objects.record(self, Act.PUBLISHED, by=by, at=starts)

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
