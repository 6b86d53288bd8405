"""Where a page stands: its status, its moments, and which verbs the table of moves (state.py) has for it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.publication_queryset import Status
from articles.models.revision import Revision
from articles.models.scheduled_change import ScheduledChange
from articles.models.state import State, is_allowed
from articles.models.versioned_text import VersionedText


class Standing(VersionedText):
    """The part of a publication that answers questions; the verbs are in schedule.py and publication.py."""

    Status = Status

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

    @property
    def has_unpublished_text(self) -> bool:
        """Whether the newest text is not, or not any more, on its way to readers or with them."""
        return self.status != self.Status.PUBLISHED or self.has_draft_ahead

    @property
    def planned_change(self) -> ScheduledChange | None:
        """The newer text that waits for its moment."""
        return ScheduledChange.objects.of_page(self)

    def states(self) -> frozenset[State]:
        """Where the page stands: on the site, with its newest text on the way there, or both."""
        planned = self.planned_change if self.has_draft_ahead else None
        found = {State.SCHEDULED} if planned else set()
        if self.has_unpublished_text and not (planned and planned.revision_id == self.latest_revision_id):
            found.add(self._state_of_newest_text())
        if self.status == self.Status.WITHDRAWN:
            found.add(State.WITHDRAWN)
        if self.status == self.Status.PUBLISHED:
            found.add(self._state_on_the_site())
        return frozenset(found)

    def _state_of_newest_text(self) -> State:
        if self.approval:
            return State.APPROVED
        return State.IN_REVIEW if self.submitted_at else State.DRAFT

    def _state_on_the_site(self) -> State:
        if self.is_scheduled:
            return State.SCHEDULED
        return State.LIVE if self.is_published else State.ENDED

    def start_move(self, name: str) -> None:
        """Locks the row until the transaction ends and raises NotAllowed when the table does not have the move."""
        self.lock()
        states = self.states()
        if not is_allowed(name, states):
            labels = ", ".join(str(state.label) for state in State if state in states)
            raise self.NotAllowed(
                gettext("The state of the page does not allow this any more: it is “%(state)s”.")
                % {"state": labels.lower()}
            )
