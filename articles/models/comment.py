"""What people say of a page or of a passage in it: threads that stay with their words while the text is edited."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import passages
from articles.models.comment_passage import CommentNotAllowed, PassageGone, look_up
from articles.models.comment_reading import CommentReading
from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.revision import Revision

if TYPE_CHECKING:
    from articles.models.share_link import ShareLink

LONGEST_TEXT = 5000


class CommentQuerySet(PageRecordQuerySet["Comment"]):
    def threads(self) -> Self:
        """What people began to talk about, oldest first; the answers hang on it."""
        return self.filter(parent=None).order_by("created_at", "pk")

    def open(self) -> Self:
        """Threads that nobody has settled."""
        return self.threads().filter(resolved_at=None)

    def concerning(self, person: Any) -> Self:
        """What others say about pages that this person wrote a version of, or talks about."""
        wrote, said = Revision.objects.filter(created_by=person), Comment.objects.filter(author=person)
        pages = Q()
        for page in ("article", "treatment_type"):
            for theirs in (wrote, said):
                pages |= Q(**{f"{page}__in": theirs.exclude(**{page: None}).values(page)})
        return self.filter(pages).exclude(author=person)

    def unread(self, person: Any) -> Self:
        """What this person has not seen since; oldest last."""
        same_page = Q(article=OuterRef("article")) | Q(treatment_type=OuterRef("treatment_type"))
        seen = CommentReading.objects.filter(same_page, person=person, until__gte=OuterRef("created_at"))
        return self.concerning(person).filter(~Exists(seen))

    def with_answers(self) -> Self:
        """Threads with their people and answers; two queries, however many."""
        answers = Comment.objects.select_related("author", "share_link").order_by("created_at", "pk")
        return self.select_related("author", "resolved_by", "share_link").prefetch_related(
            models.Prefetch("replies", queryset=answers)
        )

    @transaction.atomic
    def add(
        self,
        page: Any,
        *,
        text: str,
        by: Any = None,
        guest_name: str = "",
        field: str = "",
        passage: passages.Passage | None = None,
        share_link: ShareLink | None = None,
        at: datetime | None = None,
    ) -> Comment:
        """Begins a thread about the page, one field of it, or a passage of its newest text.

        Either `by` (staff) or `guest_name` says who, `share_link` by which link a guest came. A passage without a field is looked for in all fields. Raises
        Comment.PassageGone when its words are not there, NotAllowed when nothing is said.
        """
        field, passage = look_up(page, field, passage)
        anchor = {"field": field}
        if passage:
            anchor |= {"quote": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
        comment = self.create(
            **{page.page_field: page},
            **anchor,
            start=passage.start if passage else None,
            revision=page.latest_revision,
            text=_said(text),
            author=by,
            guest_name=_named(by, guest_name),
            share_link=share_link,
            created_at=at or timezone.now(),
        )
        PageEvent.objects.record(page, Act.COMMENTED, by=by, at=at, name=comment.guest_name, words=text)
        return comment


class Comment(PageRecord):
    """One comment; a thread when it answers no other. A thread keeps the words that it is about, whatever becomes of them."""

    NotAllowed = CommentNotAllowed
    PassageGone = PassageGone

    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, editable=False, related_name="replies", verbose_name=_("answer to")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    guest_name = models.CharField(_("guest"), max_length=80, blank=True, editable=False)
    share_link = models.ForeignKey(
        "articles.ShareLink",
        models.RESTRICT,
        null=True,
        editable=False,
        related_name="comments",
        verbose_name=_("share link"),
    )
    text = models.TextField(_("comment"), editable=False)
    field = models.CharField(_("field"), max_length=60, blank=True, editable=False)
    quote = models.TextField(_("passage"), blank=True, editable=False)
    prefix = models.CharField(max_length=passages.CONTEXT, blank=True, editable=False)
    suffix = models.CharField(max_length=passages.CONTEXT, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, editable=False)
    revision = models.ForeignKey(
        Revision,
        models.RESTRICT,
        null=True,
        editable=False,
        related_name="comments",
        verbose_name=_("version"),
    )
    created_at = models.DateTimeField(_("said at"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("reworded at"), null=True, editable=False)
    resolved_at = models.DateTimeField(_("settled at"), null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("settled by"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ("view",)
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="comment_newest")]
        constraints = [
            *PageRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(author__isnull=False, guest_name="") | Q(author__isnull=True) & ~Q(guest_name=""),
                name="comment_by_staff_or_guest",
            ),
            models.CheckConstraint(
                condition=Q(share_link__isnull=True) | ~Q(guest_name=""), name="comment_by_link_is_a_guests"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(quote="", prefix="", suffix="", start__isnull=True)
                | ~Q(quote="") & ~Q(field="") & Q(start__isnull=False),
                name="comment_passage_has_place",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(field="", quote="", resolved_at__isnull=True),
                name="comment_answer_hangs_on_thread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.text}"[:120]

    @property
    def who(self) -> str:
        """The name of the person, staff or guest; of a guest also whose link it was."""
        if self.author:
            return str(self.author)
        if self.share_link:
            names = {"name": self.guest_name, "label": self.share_link.label}
            return gettext("%(name)s (by the link for %(label)s)") % names
        return self.guest_name

    @property
    def thread(self) -> Comment:
        """What it answers, or itself."""
        return self.parent or self

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None

    def place_in(self, content: dict[str, Any]) -> passages.Place | None:
        """Where its passage is in a content of the page; None when it has none there."""
        text = content.get(self.field)
        if not self.quote or not isinstance(text, str):
            return None
        return passages.find(passages.Passage(self.quote, self.prefix, self.suffix, self.start or 0), text)

    @transaction.atomic
    def reply(
        self, *, text: str, by: Any = None, guest_name: str = "", at: datetime | None = None
    ) -> Comment:
        """Answers; a settled thread is open again. Raises NotAllowed when nothing is said."""
        thread = self.thread
        answer = Comment.objects.create(
            article=thread.article,
            treatment_type=thread.treatment_type,
            parent=thread,
            revision=thread.page.latest_revision,
            text=_said(text),
            author=by,
            guest_name=_named(by, guest_name),
            created_at=at or timezone.now(),
        )
        if thread.is_resolved:
            thread.reopen(by=by, at=at)
        return answer

    @transaction.atomic
    def resolve(self, *, by: Any, at: datetime | None = None) -> None:
        """Settles the thread; raises NotAllowed when it is settled or the comment is an answer."""
        if self.parent_id is not None:
            raise self.NotAllowed(gettext("An answer is settled with its thread."))
        at = at or timezone.now()
        if not Comment.objects.open().filter(pk=self.pk).update(resolved_at=at, resolved_by=by):
            raise self.NotAllowed(gettext("Somebody has settled this already."))
        self.resolved_at, self.resolved_by = at, by
        PageEvent.objects.record(self.page, Act.COMMENT_RESOLVED, by=by, at=at, words=self.text)

    @transaction.atomic
    def reopen(self, *, by: Any, at: datetime | None = None) -> None:
        """Takes the settling back; raises NotAllowed when the thread is open."""
        settled = Comment.objects.filter(pk=self.pk, resolved_at__isnull=False)
        if not settled.update(resolved_at=None, resolved_by=None):
            raise self.NotAllowed(gettext("This is open already."))
        self.resolved_at = self.resolved_by = None
        PageEvent.objects.record(self.page, Act.COMMENT_REOPENED, by=by, at=at, words=self.text)

    def edit(self, *, text: str, by: Any, at: datetime | None = None) -> None:
        """Words it anew; raises NotAllowed for the words of others."""
        if by is None or self.author_id != by.pk:
            raise self.NotAllowed(gettext("Only who wrote a comment can reword it."))
        self.text, self.edited_at = _said(text), at or timezone.now()
        self.save(update_fields=["text", "edited_at"])


def _said(text: str) -> str:
    if not text.strip():
        raise Comment.NotAllowed(gettext("Say something first."))
    if len(text) > LONGEST_TEXT:
        raise Comment.NotAllowed(gettext("That is too long for a comment: make two of it."))
    return text.strip()


def _named(by: Any, guest_name: str) -> str:
    """A guest's name; blank for staff. Raises NotAllowed for nobody."""
    name = "" if by else " ".join(guest_name.split())[:80]
    if not by and not name:
        raise Comment.NotAllowed(gettext("Say who you are."))
    return name
