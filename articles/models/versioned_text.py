"""A page's text and its versions: what is read, signed, edited, and brought back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import editorial_content
from articles.models.ai_provenance import PROVENANCE, AIProvenance
from articles.models.page_event import Act, PageEvent
from articles.models.redirect import Redirect
from articles.models.revision import Revision

if TYPE_CHECKING:
    from articles.compliance.finding import Finding
    from articles.models.review import Review


class VersionedText(AIProvenance):
    """The row holds one text; a newer one of a page that readers see exists only as a Revision."""

    class NotAllowed(Exception):
        """The page's present state does not allow the move; the message says why."""

    class Stale(Exception):
        """Somebody saved a newer version than the one that the text began from; nothing was stored."""

        def __init__(self, newest: Revision) -> None:
            self.newest = newest
            super().__init__(
                gettext("%(person)s saved version %(number)s while you were writing.")
                % {"person": newest.created_by or gettext("Somebody"), "number": newest.number}
            )

    # The fields and relations that make up a revision, and those among them that a reviewer does not sign.
    CONTENT_FIELDS: ClassVar[tuple[str, ...]]
    CONTENT_RELATIONS: ClassVar[tuple[str, ...]]
    UNREVIEWED: ClassVar[frozenset[str]]
    revisions: Any  # every version, newest first
    page_field: ClassVar[str]  # the foreign key of Revision, Review and AcceptedFinding that points here
    published_at: datetime | None

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page's address. A changed address leaves a redirect."),
    )
    latest_revision = models.ForeignKey(Revision, models.PROTECT, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("last changed at"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def holds_live_text(self) -> bool:
        """Whether the row's text is the one that readers see, which only publishing may change."""
        raise NotImplementedError

    def content(self) -> dict[str, Any]:
        """The row's editorial content as plain values (relations as keys, tags as names)."""
        return editorial_content.read(self)

    def draft_content(self) -> dict[str, Any]:
        """The newest text: that of the latest revision, else the row's own."""
        return self.content_of(self.latest_revision)

    def content_of(self, revision: Revision | None) -> dict[str, Any]:
        """The text of one version, with the row's values for fields that came later; the row's own for none."""
        if revision is None:
            return self.content()
        is_whole = revision.content.keys() >= {*self.CONTENT_FIELDS, *self.CONTENT_RELATIONS}
        return dict(revision.content) if is_whole else {**self.content(), **revision.content}

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

    @property
    def last_approval(self) -> Review | None:
        """The newest approval of another text of this page than the newest one."""
        from articles.models.review import Review

        return Review.objects.of(self).approved().exclude(digest=self.content_digest).first()

    def _approval_of(self, digest: str) -> Review | None:
        from articles.models.review import Review

        return Review.objects.of(self).approving(digest).first()

    def findings(self) -> list[Finding]:
        """What the compliance check says of the newest text; accepted findings no longer block."""
        from articles.models.page_check import findings_of

        return findings_of(self)

    @transaction.atomic
    def edit(
        self,
        content: dict[str, Any],
        *,
        by: User | None,
        note: str = "",
        kind: str = Revision.Kind.EDIT,
        at: datetime | None = None,
        base: int | None = None,
        lifted_reason: str = "",
    ) -> Revision | None:
        """Records a new version; a row that doesn't hold a live text takes it over at once.

        Returns None when nothing changed. `content` may name only some of the fields. `base` is the number of the
        version that the content began from, 0 for none: raises Stale when it is no longer the newest one.
        A content that says no longer that AI helped needs a `lifted_reason`, else ReasonMissing is raised.
        """
        self.lock()
        if base is not None and self.latest_revision and self.latest_revision.number != base:
            raise self.Stale(self.latest_revision)
        before = self.draft_content()
        merged = self.lifted(before, {**before, **content}, lifted_reason)
        if self.latest_revision and merged == before:
            return None
        revision = Revision.objects.record(
            self, merged, by=by, note=note, kind=kind, at=at, lifted_reason=lifted_reason
        )
        self.latest_revision = revision
        if self.holds_live_text:
            self.save(update_fields=["latest_revision"])
        else:
            self.take_over(merged, by=by, at=at)
        self._record_version(revision, changed=[name for name in content if merged[name] != before.get(name)])
        self.record_provenance(before, revision)
        self.after_text_change()
        return revision

    def lock(self) -> None:
        """Reads the row as it is now; nobody else edits it until the transaction ends (SQLite: nobody writes)."""
        self.refresh_from_db(from_queryset=type(self)._default_manager.select_for_update())

    def revert_to(
        self, revision: Revision, *, by: User | None, fields: Collection[str] | None = None
    ) -> Revision | None:
        """Makes an older version, or only some fields of it, the newest one; history is never rewritten."""
        if getattr(revision, f"{self.page_field}_id") != self.pk:
            raise self.NotAllowed(gettext("That version belongs to another page."))
        if fields is not None and revision.generated_by and not self.newest_tool:
            fields = {*fields, *PROVENANCE}  # words of AI come back with their origin
        content = {
            name: value for name, value in revision.content.items() if fields is None or name in fields
        }
        note = gettext("Restored from version %(number)s") % {"number": revision.number}
        if fields is not None:
            names = ", ".join(
                str(getattr(self._meta.get_field(name), "verbose_name", name)) for name in content
            )
            note = f"{note}: {names}"[:200]
        return self.edit(content, by=by, note=note, kind=Revision.Kind.REVERT, lifted_reason=note)

    def after_text_change(self) -> None:
        """Brings what is known of the page's links and mentions up to date, in the same transaction."""
        from articles.models.page_link import PageLink
        from articles.models.paper_mention import PaperMention

        PageLink.objects.renew(self)
        PaperMention.objects.renew(self)

    def record_if_new(self, *, by: User | None) -> None:
        if self.latest_revision is None:
            self.latest_revision = Revision.objects.record(
                self, self.content(), by=by, note="", kind=Revision.Kind.EDIT
            )
            self.save(update_fields=["latest_revision"])
            self._record_version(self.latest_revision)
            self.record_provenance({}, self.latest_revision)

    def _record_version(self, revision: Revision, *, changed: Collection[str] = ()) -> None:
        """One line of the page's story for a new version."""
        is_first = revision.number == 1
        acts = {Revision.Kind.IMPORT: Act.IMPORTED, Revision.Kind.REVERT: Act.RESTORED}
        PageEvent.objects.record(
            self,
            acts.get(Revision.Kind(revision.kind), Act.CREATED if is_first else Act.EDITED),
            by=revision.created_by,
            at=revision.created_at,
            note=revision.note,
            fields=[] if is_first else sorted(changed),
        )

    def take_over(self, content: dict[str, Any], *, by: User | None, at: datetime | None) -> None:
        """Takes a content over into the row; a changed address of a page that was public leaves a redirect."""
        before = self.get_absolute_url() if self.published_at and self.pk else ""
        old_digest, old_slug = self.live_digest, self.slug
        editorial_content.write(self, content)
        self._refuse_address_of_another_page()
        if self.live_digest != old_digest:
            self.changed_at = at or timezone.now()
        self.save()
        if old_slug != self.slug:
            PageEvent.objects.record(self, Act.ADDRESS_CHANGED, by=by, at=at, old=old_slug, new=self.slug)
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
