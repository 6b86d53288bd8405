"""Medical sign-off: a named practitioner says yes or no to exactly one text."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.page_event import Act, PageEvent
from articles.models.page_record import PageRecord, PageRecordQuerySet
from articles.models.practitioner import Practitioner

REVIEW_INTERVAL = timedelta(days=365)
LONGEST_INTERVAL = timedelta(days=3 * 365)


class ReviewQuerySet(PageRecordQuerySet["Review"]):
    def approving(self, digest: str) -> Self:
        """Approvals of exactly this text, newest first."""
        return self.filter(digest=digest, decision=Review.Decision.APPROVED).order_by("-decided_at", "-pk")

    def overdue(self, on: date | None = None) -> Self:
        """Approvals whose next review was due before that day (today by default)."""
        return self.filter(decision=Review.Decision.APPROVED, next_due_on__lt=on or timezone.localdate())

    @transaction.atomic
    def approve(
        self, page: Any, *, by: Any, next_due_on: date | None = None, at: datetime | None = None
    ) -> "Review":
        """Signs the page's newest text.

        Raises Review.NotAllowed when `by` is no registered practitioner or wrote that text.
        """
        at = at or timezone.now()
        due = next_due_on or timezone.localdate(at) + REVIEW_INTERVAL
        review = self._decide(page, by=by, decision=Review.Decision.APPROVED, at=at, next_due_on=due)
        PageEvent.objects.record(
            page, Act.APPROVED, by=by, at=at, practitioner=review.practitioner, due=due.isoformat()
        )
        return review

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
        if page.latest_revision and page.latest_revision.created_by == by:
            raise Review.NotAllowed(gettext("You wrote the newest version: somebody else must review it."))
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
    def is_overdue(self) -> bool:
        """Whether the next review should have happened before today."""
        return self.next_due_on is not None and self.next_due_on < timezone.localdate()
