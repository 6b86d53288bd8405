"""Why a mail whose turn has come is not sent after all: judged at the last moment, since days may have passed."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext

from clinics.models.offerability import unofferable
from clinics.models.promotion_terms import PromotionTerms
from clinics.models.suppressed_address import SuppressedAddress

if TYPE_CHECKING:
    from clinics.models.outgoing_email import OutgoingEmail


def reason_to_withhold(email: "OutgoingEmail", at: datetime) -> str:
    """Return the sentence for the staff, or "" for a mail that may go."""
    if not email.to_address:
        return gettext("The person's data was erased.")
    if email.expires_at and email.expires_at <= at:
        return gettext("The code expired before the mail could be sent.")
    if suppressed := SuppressedAddress.objects.of(email.to_address):
        return _suppressed(suppressed)
    return _unwanted(email) if email.is_marketing else ""


def _suppressed(suppressed: SuppressedAddress) -> str:
    day = date_format(suppressed.at, "DATE_FORMAT")
    if suppressed.reason == SuppressedAddress.Reason.COMPLAINT:
        return gettext("Mail to this address was reported as spam on %(day)s.") % {"day": day}
    return gettext("Mail to this address came back on %(day)s.") % {"day": day}


def _unwanted(email: "OutgoingEmail") -> str:
    """What a code that somebody asked for may do, and a mail that nobody asked for may not."""
    lead, promo_code = email.lead, email.promo_code
    if lead is None or not lead.is_subscribed:
        return gettext("The person no longer agrees to be written to.")
    if promo_code and promo_code.redeemed_at:
        return gettext("The code was used in the meantime.")
    if promo_code and not PromotionTerms.objects.are_current(promo_code.terms):
        return gettext("The offer has changed since the code was issued.")
    if lead.promotion.treatments.filter(unofferable()).exists():
        return gettext("The offer covers a treatment that may not be advertised.")
    return ""
