"""The outbox: what has to reach somebody else's server is a row first, and is sent by the worker.

An e-mail and a webhook's event differ in how they are handed over; how they wait, are claimed by one worker alone,
are tried again and end is the same, and stands here.
"""

from datetime import datetime, timedelta
from typing import Any, Self

import structlog
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinics.mail import backoff
from clinics.models.calendar_queryset import CalendarQuerySet

logger = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)  # longer than any single try, which a timeout of the connection ends


class Status(models.TextChoices):
    """Where a row of an outbox stands."""

    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    WITHHELD = "withheld", _("Withheld")
    BOUNCED = "bounced", _("Returned")


class OutboxQuerySet(CalendarQuerySet[Any]):
    """The queue's questions, the same for every kind of outbox."""

    def due(self, at: datetime | None = None) -> Self:
        """What has its turn, and what a worker took and never came back for."""
        at = at or timezone.now()
        return self.filter(
            Q(status=Status.QUEUED, next_attempt_at__lte=at) | Q(status=Status.SENDING, lease_until__lte=at)
        )

    def failed(self) -> Self:
        """What somebody has to look at."""
        return self.filter(status__in=[Status.FAILED, Status.BOUNCED])

    def claim(self, at: datetime | None = None) -> Any:
        """Take the next due row for this worker alone, or None when there is none.

        The row count of one conditional UPDATE decides between workers, on every database alike.
        """
        at = at or timezone.now()
        taken = {"status": Status.SENDING, "lease_until": at + LEASE, "attempts": F("attempts") + 1}
        while row := self.due(at).order_by("next_attempt_at", "pk").first():
            if self.due(at).filter(pk=row.pk, attempts=row.attempts).update(**taken):
                row.refresh_from_db()
                return row
        return None

    def wipe(self, **blank: str) -> None:
        """Blank these fields and the answers of servers, which may name the person; what still waits is withheld."""
        waiting = self.filter(status__in=[Status.QUEUED, Status.SENDING])
        waiting.update(status=Status.WITHHELD, lease_until=None)
        self.update(last_error="", **blank)

    def send_next(self, at: datetime | None = None) -> bool:
        """Send the next due row; return whether there was one."""
        row = self.claim(at)
        if row is None:
            return False
        row.send(at)
        return True


class OutboxItem(models.Model):
    """Something to hand over: queued, sending, then sent or failed; or withheld on purpose."""

    Status = Status

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_attempt_at = models.DateTimeField(_("next try at"), default=timezone.now)
    lease_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    queued_at = models.DateTimeField(
        _("queued at"), default=timezone.now, help_text=_("Five days from here it is given up.")
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed at"), null=True, blank=True)
    last_error = models.CharField(_("last answer"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def send(self, at: datetime | None = None) -> None:
        """Hand the claimed row over and record the outcome; never inside a transaction."""
        raise NotImplementedError

    def requeue(self, *, at: datetime | None = None) -> bool:
        """Send a failed row once more, from the first try on; return whether it had failed."""
        at = at or timezone.now()
        failed = type(self)._default_manager.filter(pk=self.pk, status__in=[Status.FAILED, Status.BOUNCED])
        is_waiting = failed.update(
            status=Status.QUEUED, failed_at=None, sent_at=None, attempts=0, next_attempt_at=at, queued_at=at
        )
        self.refresh_from_db()
        return is_waiting == 1

    def withhold(self, reason: str) -> None:
        """Mark an unsaved row as one that is not to be sent, and why."""
        self.status, self.last_error = Status.WITHHELD, reason

    def _refused(self, answer: str, at: datetime, *, is_final: bool) -> None:
        """Wait for the next try; give up at a last word, and five days after it was queued."""
        next_attempt_at = at + backoff.delay(self.attempts)
        if is_final or next_attempt_at >= self.queued_at + backoff.GIVE_UP_AFTER:
            return self._fail(at, answer)
        self._conclude(status=Status.QUEUED, next_attempt_at=next_attempt_at, last_error=answer[:300])

    def _fail(self, at: datetime, answer: str) -> None:
        self._conclude(status=Status.FAILED, failed_at=at, last_error=answer[:300])

    def _conclude(self, **changes: Any) -> bool:
        """Write the outcome, unless the lease ran out and another worker has the row by now."""
        mine = type(self)._default_manager.filter(pk=self.pk, status=Status.SENDING, attempts=self.attempts)
        is_mine = mine.update(lease_until=None, **changes) == 1
        if is_mine:
            logger.info(
                self._meta.model_name, id=self.pk, status=str(changes["status"]), attempts=self.attempts
            )
        self.refresh_from_db()
        return is_mine


def outbox_constraints(name: str) -> list[models.BaseConstraint]:
    """The rules of an outbox's states, for the Meta of its model."""
    return [
        models.CheckConstraint(
            condition=Q(status__in=["sent", "bounced"]) ^ Q(sent_at=None), name=f"{name}_sent_has_time"
        ),
        models.CheckConstraint(
            condition=Q(status__in=["failed", "bounced"]) ^ Q(failed_at=None), name=f"{name}_failed_has_time"
        ),
        models.CheckConstraint(
            condition=~Q(status="sending") | Q(lease_until__isnull=False), name=f"{name}_sending_has_lease"
        ),
    ]


def outbox_indexes(name: str) -> list[models.Index]:
    """The index that finds what is due however much was sent."""
    return [
        models.Index(
            fields=["next_attempt_at"], condition=Q(status__in=["queued", "sending"]), name=f"{name}_waiting"
        )
    ]
