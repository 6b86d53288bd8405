"""Which leads: genuine or kept apart, of one person, agreed to be written to, or past their time."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from clinics.models import erasure
from clinics.models.calendar_queryset import CalendarQuerySet
from clinics.models.consent import Consent
from clinics.models.lead_access import LeadAccess

if TYPE_CHECKING:
    from clinics.models.lead import Lead

SPAM_KEPT = timedelta(days=30)


class LeadQuerySet(CalendarQuerySet["Lead"]):
    def genuine(self) -> Self:
        """Leads that nothing marks as a robot's work."""
        return self.filter(spam_reason="")

    def spam(self) -> Self:
        """What the form's defences kept apart; it got no code."""
        return self.exclude(spam_reason="")

    def accepted(self) -> Self:
        """Leads taken for spam that somebody accepted after all (see Promotion.accept)."""
        act = LeadAccess.Act.ACCEPTED
        return self.spam().filter(Exists(LeadAccess.objects.filter(lead=OuterRef("pk"), act=act)))

    def subscribed(self) -> Self:
        """Leads who agreed to hear from us and haven't withdrawn it."""
        return self.filter(Exists(Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None)))

    def same_person(self, lead: "Lead") -> "Lead | None":
        """The lead of the same promotion with the same mailbox or, failing that, telephone."""
        others = self.genuine().filter(promotion_id=lead.promotion_id)
        if known := others.filter(email_key=lead.email_key).first():
            return known
        return others.filter(phone_key=lead.phone_key).first() if lead.phone_key else None

    def expired(self, at: datetime | None = None) -> Self:
        """Leads whose details nobody needs any more: nothing agreed to, the code long over.

        settings.LEAD_RETENTION_DAYS says how long they are kept; spam is kept for thirty days.
        """
        at = at or timezone.now()
        kept = timedelta(days=settings.LEAD_RETENTION_DAYS)
        is_over = Q(created_at__lte=at - kept) & (Q(promo_code=None) | Q(promo_code__expires_at__lte=at))
        subscribed = Exists(Consent.objects.filter(lead=OuterRef("pk"), withdrawn_at=None))
        is_old_spam = ~Q(spam_reason="") & Q(created_at__lte=at - SPAM_KEPT)
        return self.filter(is_old_spam | is_over, erased_at=None).exclude(Q(subscribed) & Q(spam_reason=""))

    def forgettable(self, at: datetime | None = None) -> Self:
        """Erased leads whose promotion is over: even the keys have done their work."""
        at = at or timezone.now()
        return self.exclude(erased_at=None).filter(
            Q(email_key__isnull=False) | Q(phone_key__isnull=False),
            Q(promo_code=None) | Q(promo_code__expires_at__lte=at),
            promotion__ends_at__lte=at,
        )

    def forget_keys(self, at: datetime | None = None) -> int:
        """Drop the contact keys of forgettable leads; return how many."""
        return self.forgettable(at).order_by().update(email_key=None, phone_key=None)

    def erase(self, *, by: Any = None, at: datetime | None = None) -> int:
        """Wipe everything that tells who it was (see erasure); return how many leads were erased."""
        return erasure.erase(self, by=by, at=at or timezone.now())
