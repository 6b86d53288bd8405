"""Everything that happened to a code, as dated lines: issued, written to, looked up, redeemed, undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from clinics.desk.verdict import TITLES
from clinics.models import LookupAttempt, OutgoingEmail, PromoCode, Redemption

NEWEST = 20  # of the mails, the look-ups and the redemptions each


@dataclass(frozen=True, slots=True)
class Step:
    """One act. `kind` is issued, mail, looked_up, redeemed or undone."""

    at: datetime
    kind: str
    text: str


def steps(promo_code: PromoCode) -> list[Step]:
    """What happened to the code, the newest first, without anybody's address."""
    found: list[Step] = []
    related = ("clinic", "redeemed_by", "voided_by", "treatment")
    for redemption in promo_code.redemptions.select_related(*related)[:NEWEST]:
        found += _redemption(redemption)
    found += map(_look_up, promo_code.lookups.select_related("by", "clinic")[:NEWEST])
    found += map(_mail, promo_code.emails.defer("text_body", "html_body")[:NEWEST])
    found.append(Step(promo_code.issued_at, "issued", _("Issued")))
    return sorted(found, key=lambda step: step.at, reverse=True)


def _mail(email: OutgoingEmail) -> Step:
    words = _("E-mail “%(kind)s”: %(status)s")
    at = email.failed_at or email.sent_at or email.created_at
    return Step(at, "mail", words % {"kind": email.get_kind_display(), "status": email.get_status_display()})


def _look_up(attempt: LookupAttempt) -> Step:
    outcome = TITLES.get(attempt.outcome, attempt.outcome)
    words = _("Looked up at %(clinic)s by %(by)s: %(outcome)s")
    place = attempt.clinic or _("no clinic")
    return Step(attempt.at, "looked_up", words % {"clinic": place, "by": attempt.by, "outcome": outcome})


def _redemption(redemption: Redemption) -> Iterator[Step]:
    where = {"clinic": redemption.clinic, "by": redemption.redeemed_by}
    said = [_("Redeemed at %(clinic)s by %(by)s") % where]
    said += [_("new client")] if redemption.is_new_client else [_("not a new client")]
    said += [str(redemption.treatment)] if redemption.treatment else []
    if redemption.voided_at:
        why = {"by": redemption.voided_by, "reason": redemption.voided_reason}
        yield Step(redemption.voided_at, "undone", _("Undone by %(by)s: %(reason)s") % why)
    yield Step(redemption.redeemed_at, "redeemed", ", ".join(said))
