"""Reminders: one mail before a code ends, to people who agreed to be written to, however many workers run."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from clinics import emails
from clinics.mail import day_time
from clinics.models.consent import Consent
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.promo_code import PromoCode
from clinics.models.promotion import Promotion
from clinics.models.suppressed_address import SuppressedAddress

A_DAY = timedelta(days=1)


def write_reminder(at: datetime | None = None) -> bool:
    """Write the reminder that is due next; return whether there was one."""
    at = at or timezone.now()
    promo_code = due(at).select_related("lead__promotion", "terms").first()
    if promo_code is None:
        return False
    promo_code.lead.write(emails.reminder(promo_code, at=at), at=at)
    return True


def due(at: datetime) -> QuerySet[PromoCode]:
    """Codes to remind of, the first to end first; only in zones where it is day.

    What changes until the mail is sent is judged then (see withholding).
    """
    waiting = _near_their_end(at).filter(
        ~Exists(OutgoingEmail.objects.filter(promo_code=OuterRef("pk"), kind=OutgoingEmail.Kind.REMINDER)),
        ~Exists(OutgoingEmail.objects.filter(lead=OuterRef("lead"), created_at__gt=at - A_DAY)),
        Exists(Consent.objects.filter(lead=OuterRef("lead"), withdrawn_at=None)),
        ~Exists(SuppressedAddress.objects.live().filter(email_key=OuterRef("lead__email_key"))),
        issued_at__lte=at - A_DAY,
        lead__erased_at=None,
    )
    zones = waiting.values_list("time_zone", flat=True).distinct()
    awake = [zone for zone in zones if day_time.is_day_time(at, ZoneInfo(zone))]
    return waiting.filter(time_zone__in=awake).order_by("expires_at", "pk")


def _near_their_end(at: datetime) -> QuerySet[PromoCode]:
    """Usable codes that end within as many days after today as their promotion says."""
    near = Q(pk__in=[])
    for number in filter(None, set(Promotion.objects.values_list("reminder_days", flat=True))):
        end = at + (number + 1) * A_DAY
        near |= Q(lead__promotion__reminder_days=number, expires_at__lte=end)
    return PromoCode.objects.redeemable(at).filter(near).order_by()
