"""Medical sign-off: a named practitioner says yes or no to exactly one text."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.four_eyes import writers_since_answered
from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.practitioner import Practitioner
from articles.models.review_interval import next_review_day

SOON = timedelta(days=30)
LONGEST_INTERVAL = timedelta(days=3 * 365)


class ReviewQuerySet(PageRecordQuerySet["Review"]):
    def approved(self) -> Self:
        """Approvals, newest first."""
        return self.filter(decision=Review.Decision.APPROVED).order_by("-decided_at", "-pk")

    def approving(self, digest: str | OuterRef) -> Self:
        """Approvals of exactly this text, newest first."""
        return self.approved().filter(digest=digest)

    def overdue(self, on: date | None = None) -> Self:
        """Approvals whose next review was due before that day (today by default)."""
        return self.filter(decision=Review.Decision.APPROVED, next_due_on__lt=on or timezone.localdate())

    @transaction.atomic
    def approve(
        self, page: Any, *, by: Any, next_due_on: date | None = None, at: datetime | None = None
    ) -> "Review":
        """Signs the page's newest text; it is due again by the interval of its subjects, unless a day is given.

        Raises Review.NotAllowed when `by` is no registered practitioner or has written in that text since the last one
        that was signed or went live.
        """
        page.start_move("approve")
        at = at or timezone.now()
        due = next_due_on or next_review_day(page, timezone.localdate(at))
        review = self._decide(page, by=by, decision=Review.Decision.APPROVED, at=at, next_due_on=due)
        PageEvent.objects.record(
            page, Act.APPROVED, by=by, at=at, practitioner=review.practitioner, due=due.isoformat()
        )
        return review

    @transaction.atomic
    def approve_correction(self, page: Any, *, by: Any, reason: str, at: datetime | None = None) -> "Review":
        """Signs the newest text as the one signed before with nothing but slips corrected ("typo only").

        The day of the medical review and the next one stay what they were; what was corrected is said in `reason`.
        Raises Review.NotAllowed as approve() does, without a reason, and where no text was signed before.
        """
        page.start_move("approve_correction")
        earlier = page.last_approval
        if earlier is None:
            raise Review.NotAllowed(
                gettext("No text of this page was signed before: this one needs a medical review.")
            )
        if not reason.strip():
            raise Review.NotAllowed(gettext("Say what was corrected."))
        review = self._decide(
            page,
            by=by,
            decision=Review.Decision.APPROVED,
            at=at or timezone.now(),
            next_due_on=earlier.next_due_on,
            reason=reason.strip(),
            corrects=earlier.medical_review,
        )
        PageEvent.objects.record(
            page, Act.CORRECTION_APPROVED, by=by, at=at, practitioner=review.practitioner, reason=reason
        )
        return review

    def shown_for(self, page: Any, digest: str) -> "Review | None":
        """What readers are told of a text: who read the whole of it and when, and when that is due again; read only."""
        approvals = self.of(page).approving(digest).select_related("practitioner", "corrects__practitioner")
        approval = approvals.first()
        if approval is None or approval.corrects is None:
            return approval
        shown = approval.corrects
        shown.next_due_on = approval.next_due_on
        return shown

    def standing(self) -> Self:
        """Approvals of what is public now, without those that a later approval of the same text replaced."""
        approvals = self.filter(decision=Review.Decision.APPROVED)
        later = Review.objects.filter(
            decision=Review.Decision.APPROVED,
            digest=OuterRef("digest"),
            decided_at__gt=OuterRef("decided_at"),
        )
        of_live = Q(article__status="published", digest=F("article__live_revision__digest")) | Q(
            treatment_type__status="published", digest=F("treatment_type__live_revision__digest")
        )
        return approvals.filter(of_live).exclude(Exists(later))

    def sent_back(self) -> Self:
        """Rejections that wait for the writer: not submitted again, and the same text not approved since."""
        approved_since = Review.objects.filter(
            digest=OuterRef("digest"), decision=Review.Decision.APPROVED, pk__gt=OuterRef("pk")
        )
        return self.filter(
            ~Exists(approved_since),
            decision=Review.Decision.REJECTED,
            article__submitted_at=None,
            treatment_type__submitted_at=None,
        )

    @transaction.atomic
    def reject(self, page: Any, *, by: Any, reason: str, at: datetime | None = None) -> "Review":
        """Sends the page's newest text back with a reason."""
        if not reason.strip():
            raise Review.NotAllowed(gettext("Say what has to change."))
        page.start_move("send_back")
        review = self._decide(
            page, by=by, decision=Review.Decision.REJECTED, at=at or timezone.now(), reason=reason.strip()
        )
        page.submitted_at = page.submitted_by = None
        if page.status == page.Status.IN_REVIEW:
            page.status = page.Status.DRAFT
        page.save()
        PageEvent.objects.record(
            page, Act.SENT_BACK, by=by, at=at, practitioner=review.practitioner, reason=reason
        )
        return review

    def _decide(self, page: Any, *, by: Any, at: datetime, **decision: Any) -> "Review":
        practitioner = Practitioner.objects.filter(user=by).exclude(registration_number="").first()
        if practitioner is None:
            raise Review.NotAllowed(
                gettext(
                    "Only a practitioner with a registration number can review. Ask an administrator to link your sign-in."
                )
            )
        if by.pk in writers_since_answered(page):
            raise Review.NotAllowed(gettext("Your own words are in this text: somebody else must review it."))
        return self.create(
            **{page.page_field: page},
            digest=page.content_digest,
            practitioner=practitioner,
            by=by,
            decided_at=at,
            **decision,
        )


class Review(PageRecord):
    """A decision about one text; an edit changes the text's digest, so that the approval no longer counts."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Sent back")

    class NotAllowed(Exception):
        """The review can't be given; the message says why."""

    digest = models.CharField(_("digest of the text"), max_length=64, editable=False)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, editable=False)
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, verbose_name=_("practitioner"), editable=False, related_name="reviews"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("signed in as"),
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now, editable=False)
    next_due_on = models.DateField(_("next review due"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    # The medical review of the text of which this one only corrects slips; never a correction itself.
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("corrects slips of the text signed by"),
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
    )

    objects = ReviewQuerySet.as_manager()

    class Meta(PageRecord.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["digest", "decision"], name="review_of_text")]
        constraints = [
            *PageRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(decision="rejected") | ~Q(reason=""), name="review_rejection_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(decision="approved") | Q(next_due_on__isnull=False),
                name="review_approval_has_due_date",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(decision="approved") & ~Q(reason=""),
                name="review_correction_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_decision_display()}"

    @transaction.atomic
    def move_due(self, *, by: Any, to: date) -> None:
        """Moves the day of the next review. Raises NotAllowed for a day that is past or more than three years away."""
        if self.decision != self.Decision.APPROVED:
            raise self.NotAllowed(gettext("Only an approval has a next review."))
        if to <= timezone.localdate():
            raise self.NotAllowed(gettext("The next review must lie in the future."))
        if to > timezone.localdate() + LONGEST_INTERVAL:
            raise self.NotAllowed(gettext("That is more than three years away."))
        self.next_due_on = to
        self.save(update_fields=["next_due_on"])
        PageEvent.objects.record(self.page, Act.REVIEW_DUE_MOVED, by=by, due=to.isoformat())

    @property
    def medical_review(self) -> "Review":
        """The review that read the whole text: this one, or the one whose text it corrects."""
        return self.corrects or self

    @property
    def is_due_soon(self) -> bool:
        """Whether the next review is due within thirty days or overdue: the same text may be signed anew."""
        return self.next_due_on is not None and self.next_due_on <= timezone.localdate() + SOON

    @property
    def is_overdue(self) -> bool:
        """Whether the next review should have happened before today."""
        return self.next_due_on is not None and self.next_due_on < timezone.localdate()
