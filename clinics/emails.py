"""One function per kind of e-mail, each returning an unsaved OutgoingEmail."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from clinics.mail.backoff import GIVE_UP_AFTER
from clinics.models.outgoing_email import OutgoingEmail

if TYPE_CHECKING:
    from clinics.models.lead import Lead
    from clinics.models.promo_code import PromoCode

Kind = OutgoingEmail.Kind
MOST_NAMED = 50


def promo_code_issued(promo_code: "PromoCode", *, at: datetime | None = None) -> OutgoingEmail:
    """The code, its terms, where it counts and until when."""
    return _about(promo_code, Kind.CODE_ISSUED, at=at, expires_at=promo_code.expires_at)


def promo_code_sent_again(promo_code: "PromoCode", *, at: datetime | None = None) -> OutgoingEmail:
    """The same code once more, for a person who asked again."""
    return _about(promo_code, Kind.CODE_SENT_AGAIN, at=at, expires_at=promo_code.expires_at)


def reminder(promo_code: "PromoCode", *, at: datetime | None = None) -> OutgoingEmail:
    """Tells a person who agreed to be written to that the code ends soon; once for each code."""
    email = _about(promo_code, Kind.REMINDER, at=at, expires_at=promo_code.expires_at)
    email.dedupe_key = f"reminder:{promo_code.pk}"
    return email


def promo_code_redeemed(promo_code: "PromoCode", *, at: datetime | None = None) -> OutgoingEmail:
    """Tells a person who asked again that the code was used."""
    return _about(promo_code, Kind.CODE_REDEEMED, at=at)


def promo_code_expired(promo_code: "PromoCode", *, at: datetime | None = None) -> OutgoingEmail:
    """Tells a person who asked again that the code has run out."""
    return _about(promo_code, Kind.CODE_EXPIRED, at=at)


def promo_code_already_given(
    promo_code: "PromoCode", *, to: str, at: datetime | None = None
) -> OutgoingEmail:
    """Tells a person whose details were erased, and who asks again, that the code was given before."""
    return _about(promo_code, Kind.ALREADY_GIVEN, to=to, at=at)


def new_clients_only(lead: "Lead", *, to: str = "", at: datetime | None = None) -> OutgoingEmail:
    """Tells a person on the clinic's list of earlier clients that the offer is not for them."""
    at = at or timezone.now()
    context = {
        "lead": lead,
        "promotion": lead.promotion,
        "clinics": lead.promotion.valid_clinics(),
        "name": lead.name,
    }
    return _composed(
        Kind.NEW_CLIENTS_ONLY,
        context,
        lead=lead,
        to=to,
        dedupe_key=f"lead:{lead.pk}:{lead.emails.count()}",
        at=at,
        expires_at=at + GIVE_UP_AFTER,
    )


def reviews_due(person: Any, reminders: Sequence[Any], *, at: datetime) -> OutgoingEmail:
    """Tells a member of staff which medical reviews have come up; one e-mail a day, the first fifty by name."""
    context = {
        "name": person.get_full_name() or person.get_username(),
        "reminders": reminders,
        "shown": reminders[:MOST_NAMED],
        "more": max(0, len(reminders) - MOST_NAMED),
        "inbox": reverse("admin:articles_inbox"),
    }
    return _written(
        Kind.REVIEWS_DUE,
        context,
        to_address=person.email,
        dedupe_key=f"reviews-due:{person.pk}:{timezone.localdate(at).isoformat()}",
        at=at,
    )


def asked_again(promo_code: "PromoCode", *, to: str, at: datetime | None = None) -> OutgoingEmail:
    """The right answer to a second request; `to` is used only where no address is on file."""
    if promo_code.lead.erased_at:
        return promo_code_already_given(promo_code, to=to, at=at)
    if promo_code.redeemed_at:
        return promo_code_redeemed(promo_code, at=at)
    if promo_code.expires_at <= (at or timezone.now()):
        return promo_code_expired(promo_code, at=at)
    return promo_code_sent_again(promo_code, at=at)


def _about(
    promo_code: "PromoCode",
    kind: str,
    *,
    to: str = "",
    at: datetime | None = None,
    expires_at: datetime | None = None,
) -> OutgoingEmail:
    at = at or timezone.now()
    context = {
        "promo_code": promo_code,
        "promotion": promo_code.promotion,
        "terms": promo_code.terms,
        "clinics": promo_code.terms.valid_clinics(),
        "name": promo_code.lead.name,
    }
    return _composed(
        kind,
        context,
        lead=promo_code.lead,
        to=to,
        promo_code=promo_code,
        dedupe_key=f"promo_code:{promo_code.pk}:{promo_code.emails.count()}",
        at=at,
        expires_at=expires_at or at + GIVE_UP_AFTER,
    )


def _composed(
    kind: str, context: dict[str, Any], *, lead: "Lead", to: str, at: datetime, **fields: Any
) -> OutgoingEmail:
    """A mail to a lead; `to` is used only where no address is on file."""
    context |= {"unsubscribe_url": lead.unsubscribe_url}
    return _written(kind, context, to_address=lead.email or to, at=at, lead=lead, **fields)


def _written(
    kind: str, context: dict[str, Any], *, to_address: str, at: datetime, **fields: Any
) -> OutgoingEmail:
    """The mail with its words."""
    context |= {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    return OutgoingEmail(
        kind=kind,
        to_address=to_address,
        subject=" ".join(render_to_string(f"emails/{kind}.subject.txt", context).split()),
        text_body=render_to_string(f"emails/{kind}.txt", context),
        html_body=render_to_string(f"emails/{kind}.html", context),
        created_at=at,
        queued_at=at,
        next_attempt_at=at,
        **fields,
    )
