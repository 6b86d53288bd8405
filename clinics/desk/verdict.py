"""What the desk says of a code at a glance: two words, a sentence, and how good the news is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics.models import PromoCode, Redemption

Reason = PromoCode.Reason
GOOD, SLIP, REFUSED = "good", "slip", "refused"

TITLES = {
    "": _("Valid"),
    Reason.UNKNOWN: _("Unknown code"),
    Reason.SLIP: _("Typing slip"),
    Reason.EXPIRED: _("Expired"),
    Reason.REDEEMED: _("Already used"),
    Reason.NOT_HERE: _("Not valid here"),
    Reason.NOT_NEW_CLIENT: _("New clients only"),
    Reason.NOT_FOR_TREATMENT: _("Not for this treatment"),
    Reason.USED_UP: _("Used up"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tone` is "good", "slip" (look again) or "refused"."""

    title: str
    sentence: str
    tone: str


def verdict(
    promo_code: PromoCode | None,
    refusal: PromoCode.NotRedeemable | None,
    redemption: Redemption | None,
    *,
    by: Any,
    at: datetime | None = None,
) -> Verdict:
    """Whether it can be redeemed here and now, or why not; who redeemed it minutes ago is told that it is done."""
    if refusal is None and promo_code:
        return _valid(promo_code)
    if redemption and redemption.was_just_done_by(by, at):
        return _done(redemption)
    reason = refusal.reason if refusal else Reason.UNKNOWN
    tone = SLIP if reason in (Reason.SLIP, Reason.UNKNOWN) else REFUSED
    return Verdict(str(TITLES.get(reason, reason.label)), str(refusal or reason.label), tone)


def too_many() -> Verdict:
    """Nothing is looked up for a while."""
    words = gettext("Too many codes were not found. Call somebody who can help if a patient is waiting.")
    return Verdict(gettext("Wait ten minutes"), words, REFUSED)


def _done(redemption: Redemption) -> Verdict:
    time = date_format(redemption.redeemed_at.astimezone(redemption.clinic.zone), "H:i")
    words = gettext(
        "You redeemed this code yourself at %(time)s: it is done. It can't be used a second time."
    )
    return Verdict(str(TITLES[Reason.REDEEMED]), words % {"time": time}, SLIP)


def _valid(promo_code: PromoCode) -> Verdict:
    words = gettext("Until the end of %(day)s.") % {"day": date_format(promo_code.last_day, "DATE_FORMAT")}
    return Verdict(str(TITLES[""]), words, GOOD)
