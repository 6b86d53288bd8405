"""A link by which somebody without an account reads a text that is not public: secret, ending by itself, revocable, counted."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import passages
from articles.models.comment import Comment
from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.passcode import Passcode, kept
from articles.models.revision import Revision
from articles.models.share_link_view import ShareLinkView

TOKEN_BYTES = 32
USUAL_DAYS = 7
LONGEST_LIFE = timedelta(days=60)
COMMENTS_AN_HOUR = 20  # by one link, whoever holds it


class ShareLinkQuerySet(PageRecordQuerySet["ShareLink"]):
    def open(self, at: datetime | None = None) -> Self:
        """Neither revoked nor past their end: the only ones that show anything."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())

    def ended(self, at: datetime | None = None) -> Self:
        """The others."""
        return self.exclude(revoked_at=None, expires_at__gt=at or timezone.now())

    def with_page(self) -> Self:
        """With all that is needed to show the text, in the same query."""
        return self.select_related(
            "article__latest_revision", "treatment_type__latest_revision", "revision", "created_by"
        )

    def named(self, token: str) -> ShareLink | None:
        """The link whose secret this is."""
        return self.filter(digest=digest_of(token)).first()

    @transaction.atomic
    def share(
        self,
        page: Any,
        *,
        by: Any,
        label: str,
        revision: Revision | None = None,
        days: int = USUAL_DAYS,
        passcode: str = "",
        guests: str = "",
        at: datetime | None = None,
    ) -> ShareLink:
        """Makes a link to the page's newest text, whichever it is then, or to one fixed version.

        The secret is on the answer as `token`, and nowhere else: the database keeps its digest. Raises
        ShareLink.NotAllowed for another page's version, a life of less than a day or more than 60, a short passcode.
        """
        at = at or timezone.now()
        life = timedelta(days=days)
        self._refuse(page, label, revision, life)
        token = new_token()
        link = self.create(
            **{page.page_field: page},
            label=" ".join(label.split()),
            revision=revision,
            digest=digest_of(token),
            passcode=_kept(passcode),
            guests=guests or ShareLink.Guests.READ,
            created_by=by,
            created_at=at,
            expires_at=at + life,
        )
        link.token = token
        link.tell(Act.SHARED, by=by, at=at, expires=link.expires_at.isoformat())
        return link

    def _refuse(self, page: Any, label: str, revision: Revision | None, life: timedelta) -> None:
        if not label.strip():
            raise ShareLink.NotAllowed(gettext("Say for whom the link is."))
        if revision and getattr(revision, f"{page.page_field}_id") != page.pk:
            raise ShareLink.NotAllowed(gettext("That version belongs to another page."))
        if not timedelta(days=1) <= life <= LONGEST_LIFE:
            raise ShareLink.NotAllowed(gettext("A link lives from one day to sixty."))


class ShareLink(Passcode, PageRecord):
    """One link for one reader or group. Who holds it sees the text as the public page would show it."""

    class Guests(models.TextChoices):
        READ = "read", _("Read")
        COMMENT = "comment", _("Read and comment")

    class NotAllowed(Exception):
        """The link can't be made or changed so; the message says why."""

    label = models.CharField(_("for whom"), max_length=80, editable=False)
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True, editable=False)
    revision = models.ForeignKey(
        Revision,
        models.RESTRICT,
        null=True,
        editable=False,
        related_name="share_links",
        verbose_name=_("version"),
        help_text=_("Blank: always the newest text."),
    )
    guests = models.CharField(
        _("guests may"), max_length=7, choices=Guests, default=Guests.READ, editable=False
    )
    created_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("made by"),
        null=True,
        editable=False,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("ends at"), editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("revoked by"),
        null=True,
        editable=False,
        related_name="+",
    )
    view_count = models.PositiveIntegerField(_("times opened"), default=0, editable=False)
    last_seen_at = models.DateTimeField(_("last opened"), null=True, editable=False)

    token = ""  # known to the object that share() or renew() returned, and to nobody later

    objects = ShareLinkQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        default_permissions = ("view",)
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="share_link_newest"),
            models.Index(fields=["expires_at"], name="share_link_by_end"),
        ]
        constraints = [
            *PageRecord.Meta.constraints,
            models.CheckConstraint(condition=~Q(label=""), name="share_link_says_for_whom"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at"))
                & Q(expires_at__lte=F("created_at") + models.Value(LONGEST_LIFE)),
                name="share_link_ends_within_60_days",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=False) | Q(revoked_by__isnull=True),
                name="share_link_revoker_has_time",
            ),
            models.CheckConstraint(
                condition=Q(guests__in=["read", "comment"]), name="share_link_guests_read_or_comment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.label}"

    def is_open(self, at: datetime | None = None) -> bool:
        """The rule of open(at) for this one link."""
        return self.revoked_at is None and self.expires_at > (at or timezone.now())

    @property
    def may_comment(self) -> bool:
        return self.guests == self.Guests.COMMENT

    @property
    def shown_revision(self) -> Revision | None:
        """The version that the link shows now; None for a page that was never saved as a version."""
        return self.revision or self.page.latest_revision

    @property
    def version(self) -> int | None:
        return self.shown_revision.number if self.shown_revision else None

    def get_absolute_url(self) -> str:
        """The secret address; only for the object that share() or renew() returned."""
        return reverse("shared", args=[self.token])

    # --- verbs of staff -------------------------------------------------------------------------------------------

    @transaction.atomic
    def revoke(self, *, by: Any, at: datetime | None = None) -> None:
        """Ends the link at once, for good; raises NotAllowed when it has ended already."""
        self._change(Act.SHARE_REVOKED, by=by, at=at, revoked_at=at or timezone.now(), revoked_by=by)

    @transaction.atomic
    def extend(self, *, by: Any, days: int = USUAL_DAYS, at: datetime | None = None) -> None:
        """Moves the end, to at most 60 days after the link was made; raises NotAllowed when nothing can be won."""
        ends = min(self.expires_at + timedelta(days=days), self.created_at + LONGEST_LIFE)
        if ends <= self.expires_at:
            raise self.NotAllowed(gettext("A link lives at most sixty days: make a new one."))
        self._change(Act.SHARE_EXTENDED, by=by, at=at, expires_at=ends)

    @transaction.atomic
    def renew(self, *, by: Any, at: datetime | None = None) -> None:
        """Gives the link another secret, which is on `token` then; the one before opens nothing any more."""
        token = new_token()
        self._change(Act.SHARE_RENEWED, by=by, at=at, digest=digest_of(token))
        self.token = token

    def _change(self, act: Act, *, by: Any, at: datetime | None, **values: Any) -> None:
        """The database decides whether the link is still open."""
        if not ShareLink.objects.open(at).filter(pk=self.pk).update(**values):
            raise self.NotAllowed(gettext("This link has ended already: make a new one."))
        for name, value in values.items():
            setattr(self, name, value)
        expires = "" if act == Act.SHARE_REVOKED else self.expires_at.isoformat()
        self.tell(act, by=by, at=at, expires=expires)

    def tell(self, act: Act, *, by: Any, at: datetime | None, **detail: Any) -> None:
        """One line of the page's story."""
        number = self.revision.number if self.revision else None
        PageEvent.objects.record(self.page, act, by=by, at=at, name=self.label, number=number or "", **detail)

    # --- verbs of the reader --------------------------------------------------------------------------------------

    @transaction.atomic
    def record_view(self, *, at: datetime | None = None) -> bool:
        """Counts one opening; False when the link has ended meanwhile, and then nothing may be shown."""
        at = at or timezone.now()
        mine = ShareLink.objects.open(at).filter(pk=self.pk)
        if not mine.update(view_count=F("view_count") + 1, last_seen_at=at):
            return False
        ShareLinkView.objects.note(self, version=self.version, at=at)
        return True

    @transaction.atomic
    def comment(
        self,
        *,
        text: str,
        guest_name: str,
        passage: passages.Passage | None = None,
        at: datetime | None = None,
    ) -> Comment:
        """Begins a thread as a guest; words that the newest text has no more stand in the comment itself.

        Raises NotAllowed when the link has ended, is for reading alone, or too many comments came by it lately;
        Comment.NotAllowed for what can't be said.
        """
        at = at or timezone.now()
        self._take_turn(at)
        add = partial(Comment.objects.add, self.page, guest_name=guest_name, share_link=self, at=at)
        try:
            return add(text=text, passage=passage)
        except Comment.PassageGone as gone:
            return add(text=f"“{gone.words}”\n\n{text}")

    def _take_turn(self, at: datetime) -> None:
        """The row is locked, so that of any number of comments at once no more than allowed are kept."""
        mine = ShareLink.objects.open(at).filter(pk=self.pk, guests=self.Guests.COMMENT)
        if mine.select_for_update().first() is None:
            raise self.NotAllowed(gettext("This link takes no comments any more: ask who sent it."))
        if self.comments.filter(created_at__gt=at - timedelta(hours=1)).count() >= COMMENTS_AN_HOUR:
            raise self.NotAllowed(gettext("Many comments came by this link. Please send yours in an hour."))


def _kept(passcode: str) -> str:
    try:
        return kept(passcode)
    except ValueError as error:
        raise ShareLink.NotAllowed(str(error)) from error


def new_token() -> str:
    """256 bits of chance, fit for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """SHA-256 (hex): a secret of 256 bits needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
