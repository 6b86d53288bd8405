"""How long things are kept, as one table, and the worker's part in it: a portion at a time, whoever asks.

Every rule finds what is due by a condition that the act itself undoes, so several workers may do the same portion
without harm, and a worker that is killed leaves the rest for the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db.models import Q, QuerySet
from django.utils import timezone

from clinics.models import Lead, LeadAccess, LookupAttempt, OutgoingEmail, RateCounter, WebhookDelivery
from clinics.models.outbox import Status
from clinics.privacy import write_ahead_log

logger = structlog.get_logger(__name__)

PORTION = 200
LATE_ANSWERS_KEPT = timedelta(days=30)
MAIL_KEPT = timedelta(days=90)
LOOKUPS_KEPT = timedelta(days=365)
ACCESSES_KEPT = timedelta(days=3 * 365)

Due = Callable[[datetime], QuerySet[Any]]
Act = Callable[[Any, datetime], object]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is due at a moment, and what happens to it; `what` says it in the plural."""

    name: str
    what: str
    due: Due
    act: Act

    def apply(self, at: datetime) -> int:
        """Do one portion; return how many rows it had."""
        keys = list(self.due(at).order_by().values_list("pk", flat=True)[:PORTION])
        if keys:
            self.act(self.due(at).filter(pk__in=keys), at)
        return len(keys)


def _late_answers(at: datetime) -> QuerySet[Any]:
    """What erased people who asked again were told holds the address they typed then."""
    answers = OutgoingEmail.objects.filter(lead__erased_at__lte=at, created_at__lte=at - LATE_ANSWERS_KEPT)
    return answers.exclude(to_address="")


def _old_mail(at: datetime) -> QuerySet[Any]:
    """Mail that nobody will send again: done with, and its code over for as long."""
    over = Q(promo_code=None) | Q(promo_code__expires_at__lte=at - MAIL_KEPT)
    return _done(OutgoingEmail, at).filter(over).exclude(to_address="")


def _old_deliveries(at: datetime) -> QuerySet[Any]:
    return _done(WebhookDelivery, at).exclude(payload="")


def _done(outbox: Any, at: datetime) -> QuerySet[Any]:
    waiting = [Status.QUEUED, Status.SENDING]
    return outbox.objects.filter(created_at__lte=at - MAIL_KEPT).exclude(status__in=waiting)


RULES = (
    Rule("erased", "leads erased", lambda at: Lead.objects.expired(at), lambda due, at: due.erase(at=at)),
    Rule("late_answers", "late answers wiped", _late_answers, lambda due, at: due.wipe()),
    Rule("forgotten", "contact keys dropped", lambda at: Lead.objects.forgettable(at), lambda due, at: due.forget_keys(at)),
    Rule("emails", "old e-mails wiped", _old_mail, lambda due, at: due.wipe()),
    Rule("deliveries", "deliveries to webhooks wiped", _old_deliveries, lambda due, at: due.wipe(payload="")),
    Rule("lookups", "look-ups deleted", lambda at: LookupAttempt.objects.filter(at__lte=at - LOOKUPS_KEPT), lambda due, at: due.delete()),
    Rule("accesses", "accesses deleted", lambda at: LeadAccess.objects.filter(at__lte=at - ACCESSES_KEPT), lambda due, at: due.delete()),
    Rule("rate_counters", "rate counters deleted", lambda at: RateCounter.objects.over(at), lambda due, at: due.delete()),
)  # fmt: skip


def due(at: datetime) -> dict[str, int]:
    """How many rows each rule would change now."""
    return {rule.name: rule.due(at).count() for rule in RULES}


def apply(at: datetime) -> dict[str, int]:
    """Do all that is due, in portions; return how many rows each rule changed."""
    done = {rule.name: 0 for rule in RULES}
    for rule in RULES:
        while count := rule.apply(at):
            done[rule.name] += count
    write_ahead_log.empty_after_commit()
    return done


def apply_next(at: datetime | None = None) -> bool:
    """Do one portion of what is due; return whether there was any. The worker's part, asked for once an hour."""
    at = at or timezone.now()
    for rule in RULES:
        if count := rule.apply(at):
            logger.info("retention", rule=rule.name, count=count)
            return True
    return False
