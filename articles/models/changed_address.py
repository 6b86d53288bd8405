"""The outbox of addresses that search engines are told of: what appeared, changed, moved or left."""

import uuid
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Self

import structlog
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.outside import index_now

logger = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)  # longer than a try can last
GAPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
MOST_TRIES = len(GAPS) + 1
KEPT = timedelta(days=30)


class ChangedAddressQuerySet(models.QuerySet["ChangedAddress"]):
    def open(self) -> Self:
        """Those that wait for their moment or for another try; at most one an address."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self, at: datetime | None = None) -> Self:
        return self.open().filter(next_attempt_at__lte=at or timezone.now())

    def expect(self, address: str, moments: Collection[datetime], *, at: datetime) -> None:
        """Tell of a path at these moments (the first two) and at no other; one that waits for another try is tried at once.

        Writes rows only: call it in the transaction of the change.
        """
        waiting = self.open().filter(address=address)
        row = waiting.first()
        if row and row.is_under_way(at):
            moments = {at, *moments}
        if not moments:
            waiting.delete()
            return
        first, again, *_rest = [*sorted(set(moments)), None]
        values = {"queued_at": at, "next_attempt_at": first, "again_at": again, "attempts": 0, "claim": None}
        if not waiting.update(**values):
            self._begin(address, values)

    def _begin(self, address: str, values: dict[str, Any]) -> None:
        try:
            with transaction.atomic():
                self.create(address=address, **values)
        except IntegrityError:  # another process was first
            self.open().filter(address=address).update(**values)

    def send_next(self, at: datetime | None = None) -> bool:
        """Tell of all that is due in one request; whether there was anything. With no key nothing is sent."""
        at = at or timezone.now()
        if not index_now.is_on() or not (rows := self.claim(at)):
            return False
        try:
            index_now.tell([row.url for row in rows])
        except index_now.NotTakenError as refusal:
            self._postpone(rows, at)
            logger.warning("changed addresses not taken", count=len(rows), reason=str(refusal))
        else:
            self._conclude(rows, at)
            logger.info("changed addresses sent", count=len(rows))
        return True

    def claim(self, at: datetime) -> list["ChangedAddress"]:
        """Take what is due for this worker alone: the UPDATE asks once more, so that two take no row twice."""
        token = uuid.uuid4()
        some = self.due(at).order_by("next_attempt_at", "pk").values("pk")[: index_now.MOST]
        taken = {"claim": token, "next_attempt_at": at + LEASE, "attempts": F("attempts") + 1}
        self.due(at).filter(pk__in=some).update(**taken)
        return list(self.filter(claim=token))

    @transaction.atomic
    def _conclude(self, rows: list["ChangedAddress"], at: datetime) -> None:
        self._mine(rows).update(sent_at=at)
        for row in self._mine(rows).filter(sent_at=at).exclude(again_at=None):
            self.expect(row.address, [row.again_at] if row.again_at else [], at=at)

    def _postpone(self, rows: list["ChangedAddress"], at: datetime) -> None:
        """Each waits by how often it was tried; after MOST_TRIES it is given up."""
        mine = self._mine(rows)
        mine.filter(attempts__gte=MOST_TRIES).update(given_up_at=at)
        for tries, gap in enumerate(GAPS, start=1):
            mine.filter(attempts=tries).update(next_attempt_at=at + gap)

    def _mine(self, rows: list["ChangedAddress"]) -> Self:
        """What was claimed and has not been asked for anew since."""
        return self.filter(claim=rows[0].claim)

    def purge_next(self, at: datetime | None = None) -> bool:
        """Deletes some of what was sent, or given up, more than thirty days ago; False when there is none."""
        ended = (at or timezone.now()) - KEPT
        old = self.filter(Q(sent_at__lt=ended) | Q(given_up_at__lt=ended)).values_list("pk", flat=True)
        return bool(self.filter(pk__in=list(old[:500])).delete()[0])


class ChangedAddress(models.Model):
    """One address of this site. The worker tells of it at its moment and, where one is set, once again later."""

    address = models.CharField(_("address"), max_length=200, editable=False)
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now, editable=False)
    next_attempt_at = models.DateTimeField(_("next try at"), editable=False)
    again_at = models.DateTimeField(_("again at"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    claim = models.UUIDField(_("taken by"), null=True, editable=False, db_index=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    given_up_at = models.DateTimeField(_("given up at"), null=True, editable=False)

    objects = ChangedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("changed address")
        verbose_name_plural = _("changed addresses")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="changed_address_waiting",
                condition=Q(sent_at=None, given_up_at=None),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="changed_address_open_once",
                condition=Q(sent_at=None, given_up_at=None),
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="changed_address_ends_once"
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def url(self) -> str:
        from articles.structured_data import absolute

        return absolute(self.address)

    def is_under_way(self, at: datetime) -> bool:
        """Whether its moment has come: it was tried before, or will be next."""
        return self.attempts > 0 or self.next_attempt_at <= at
