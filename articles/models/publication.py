"""What articles and treatment pages share: the way of a text from draft to public page and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import editorial_content
from articles.models.redirect import Redirect
from articles.models.revision import Revision

if TYPE_CHECKING:
    from articles.compliance.finding import Finding
    from articles.models.review import Review


class PublicationQuerySet(models.QuerySet):
    """Sets of pages by their state."""

    def published(self, at: datetime | None = None) -> Self:
        """Pages that everybody may read at that moment (now by default): the one definition of public."""
        at = at or timezone.now()
        still_up = Q(publish_until=None) | Q(publish_until__gt=at)
        return self.filter(still_up, status=Publication.Status.PUBLISHED, publish_from__lte=at)

    def drafts(self) -> Self:
        """Pages that were never published or wait for it."""
        return self.filter(status__in=[Publication.Status.DRAFT, Publication.Status.IN_REVIEW])

    def awaiting_review(self) -> Self:
        """Pages whose newest text was submitted and not yet published, oldest first."""
        return self.exclude(submitted_at=None).order_by("submitted_at")

    def with_draft_ahead(self) -> Self:
        """Published pages with a newer text that is not public yet."""
        return self.filter(status=Publication.Status.PUBLISHED).exclude(latest_revision=F("live_revision"))


class Publication(models.Model):
    """A page with a life: draft, in review, published, withdrawn.

    The row holds the live text once the page is published; a newer text exists only as a Revision until publish().
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class NotPublishable(Exception):
        """Carries the findings that block."""

        def __init__(self, findings: Sequence[Finding]) -> None:
            self.findings = list(findings)
            count = len(self.findings)
            message = ngettext(
                "%(count)s finding blocks publishing.", "%(count)s findings block publishing.", count
            )
            super().__init__(message % {"count": count})

    class NotAllowed(Exception):
        """The page's present state does not allow the move; the message says why."""

    # The fields and relations that make up a revision, and those among them that a reviewer does not sign.
    CONTENT_FIELDS: ClassVar[tuple[str, ...]]
    CONTENT_RELATIONS: ClassVar[tuple[str, ...]]
    UNREVIEWED: ClassVar[frozenset[str]]
    revisions: models.Manager[Revision]  # every version, newest first
    page_field: ClassVar[str]  # the foreign key of Revision, Review and AcceptedFinding that points here

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page's address. A changed address leaves a redirect."),
    )
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
    latest_revision = models.ForeignKey(Revision, models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("last changed at"), default=timezone.now, editable=False)

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
    def has_draft_ahead(self) -> bool:
        """Whether a newer text than the public one exists."""
        return self.status == self.Status.PUBLISHED and self.latest_revision_id != self.live_revision_id

    # --- its text -----------------------------------------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """The row's editorial content as plain values (relations as keys, tags as names)."""
        return editorial_content.read(self)

    def draft_content(self) -> dict[str, Any]:
        """The newest text: that of the latest revision, else the row's own."""
        return {**self.content(), **self.latest_revision.content} if self.latest_revision else self.content()

    @property
    def content_digest(self) -> str:
        """SHA-256 of what a reviewer signs in the newest text."""
        return self.digest_of(self.draft_content())

    @property
    def live_digest(self) -> str:
        """SHA-256 of what a reviewer signs in the row's own, public text."""
        return self.digest_of(self.content())

    def digest_of(self, content: dict[str, Any]) -> str:
        """SHA-256 (hex) of the reviewed part of a content."""
        return editorial_content.digest(content, without=self.UNREVIEWED)

    @property
    def approval(self) -> Review | None:
        """The newest approving review of exactly the newest text."""
        return self._approval_of(self.content_digest)

    @property
    def live_approval(self) -> Review | None:
        """The newest approving review of exactly the public text: the only ground for a badge."""
        return self._approval_of(self.live_digest)

    def _approval_of(self, digest: str) -> Review | None:
        from articles.models.review import Review

        return Review.objects.of(self).approving(digest).first()

    def findings(self) -> list[Finding]:
        """What the compliance check says of the newest text; accepted findings no longer block."""
        from articles.models.page_check import findings_of

        return findings_of(self)

    # --- verbs --------------------------------------------------------------------------------------------------

    @transaction.atomic
    def edit(
        self,
        content: dict[str, Any],
        *,
        by: User | None,
        note: str = "",
        kind: str = Revision.Kind.EDIT,
        at: datetime | None = None,
    ) -> Revision | None:
        """Records a new version; a page that is not published takes it over at once.

        Returns None when nothing changed. `content` may name only some of the fields.
        """
        merged = {**self.draft_content(), **content}
        if self.latest_revision and merged == self.latest_revision.content:
            return None
        revision = Revision.objects.record(self, merged, by=by, note=note, kind=kind, at=at)
        self.latest_revision = revision
        if self.status == self.Status.PUBLISHED:
            self.save(update_fields=["latest_revision"])
        else:
            self._apply(merged, at=at)
        return revision

    @transaction.atomic
    def submit(self, *, by: User | None, at: datetime | None = None) -> None:
        """Asks for the medical review of the newest text."""
        self._record_if_new(by=by)
        self.submitted_at, self.submitted_by = at or timezone.now(), by
        if self.status != self.Status.PUBLISHED:
            self.status = self.Status.IN_REVIEW
        self.save()

    @transaction.atomic
    def publish(self, *, by: User | None, at: datetime | None = None, override_reason: str = "") -> None:
        """Makes the newest text public, now or from `at` on.

        Raises NotPublishable when findings block and no reason is given, PermissionDenied when a reason is given by
        somebody who may not override, NotAllowed for a live page and a moment to come.
        """
        now = timezone.now()
        starts = at or now
        if self.is_published and starts > now:
            raise self.NotAllowed(
                gettext("This page is public already: a later moment would take it off the site until then.")
            )
        self._record_if_new(by=by)
        self._settle_blocking_findings(by=by, reason=override_reason)
        was_live = self.is_published
        self.live_revision = self.latest_revision
        self.status = self.Status.PUBLISHED
        self.published_at, self.published_by = now, by
        self.publish_from = self.publish_from if was_live else starts
        self.submitted_at = self.submitted_by = None
        self.withdrawn_at = self.withdrawn_by = None
        self.withdrawn_reason = ""
        self._apply(self.draft_content(), at=now)
        self.after_visibility_change()

    @transaction.atomic
    def withdraw(self, *, by: User | None, reason: str, at: datetime | None = None) -> None:
        """Takes the page off the site at once; nothing is deleted. Raises NotAllowed without a reason."""
        if not reason.strip():
            raise self.NotAllowed(gettext("Say why the page is withdrawn."))
        self.status = self.Status.WITHDRAWN
        self.withdrawn_at, self.withdrawn_by, self.withdrawn_reason = at or timezone.now(), by, reason.strip()
        self.save()
        self.after_visibility_change()

    def revert_to(self, revision: Revision, *, by: User | None) -> Revision | None:
        """Makes an older version the newest one, as a new version; history is never rewritten."""
        if getattr(revision, f"{self.page_field}_id") != self.pk:
            raise self.NotAllowed(gettext("That version belongs to another page."))
        note = gettext("Restored from version %(number)s") % {"number": revision.number}
        return self.edit(revision.content, by=by, note=note, kind=Revision.Kind.REVERT)

    def after_visibility_change(self) -> None:
        """Brings what is derived from public pages (the search index) up to date, in the same transaction."""
        from articles.models import search_index

        search_index.update(self)

    def _record_if_new(self, *, by: User | None) -> None:
        if self.latest_revision is None:
            self.latest_revision = Revision.objects.record(
                self, self.content(), by=by, note="", kind=Revision.Kind.EDIT
            )

    def _settle_blocking_findings(self, *, by: User | None, reason: str) -> None:
        from articles.models.accepted_finding import AcceptedFinding

        blocking = [finding for finding in self.findings() if finding.is_blocking]
        if not blocking:
            return
        if not reason.strip():
            raise self.NotPublishable(blocking)
        if by is not None and not by.has_perm("articles.override_findings"):
            raise PermissionDenied(gettext("Only a medical reviewer may publish over a blocking finding."))
        AcceptedFinding.objects.accept(self, blocking, by=by, reason=reason.strip())

    def _apply(self, content: dict[str, Any], *, at: datetime | None) -> None:
        """Takes a content over into the row; a changed address of a page that was public leaves a redirect."""
        before = self.get_absolute_url() if self.published_at and self.pk else ""
        old_digest = self.live_digest
        editorial_content.write(self, content)
        self._refuse_address_of_another_page()
        if self.live_digest != old_digest:
            self.changed_at = at or timezone.now()
        self.save()
        if before and before != self.get_absolute_url():
            Redirect.objects.move(before, self.get_absolute_url())

    def _refuse_address_of_another_page(self) -> None:
        if type(self)._default_manager.exclude(pk=self.pk).filter(slug=self.slug).exists():
            raise self.NotAllowed(
                gettext("Another page has the address “%(slug)s” by now: choose another one.")
                % {"slug": self.slug}
            )

    def get_absolute_url(self) -> str:
        raise NotImplementedError
