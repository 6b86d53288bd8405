"""What is held about a person as one machine-readable document (GDPR Art. 15 and 20)."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import gettext

from clinics.models import Consent, Lead, Person

LEAD = (
    "email", "phone", "name", "created_at", "adult_declared_at", "source_path", "referrer_host", "utm_source",
    "utm_medium", "utm_campaign", "utm_term", "utm_content", "first_utm", "landing_path", "position", "spam_reason", "erased_at",
)  # fmt: skip
EMAIL = ("kind", "to_address", "subject", "text_body", "status", "created_at", "sent_at", "last_error")
DELIVERY = ("event", "payload", "status", "created_at", "sent_at")


def as_json(person: Person, *, at: datetime | None = None) -> str:
    """The document as JSON text."""
    return json.dumps(person_file(person, at=at), cls=DjangoJSONEncoder, indent=1, ensure_ascii=False)


def person_file(person: Person, *, at: datetime | None = None) -> dict[str, Any]:
    """The document as plain values. Staff are left out: the person has a right to what was done and when, not by
    whom (CJEU C-579/21)."""
    leads = list(person.leads.select_related("promotion", "variant", "promo_code"))
    elsewhere = person.emails.exclude(lead__in=leads)
    return {
        "made_at": at or timezone.now(),
        "about": _about(),
        "leads": [_whole(lead) for lead in leads],
        "other_emails": [_fields(email, EMAIL) for email in elsewhere],
        "earlier_client_lists": list(person.known_clients.values("list_name", "added_at")),
        "suppressions": list(person.suppressions.values("reason", "answer", "at", "lifted_at")),
    }


def _about() -> dict[str, str]:
    """What Art. 15(1) asks for besides the data."""
    return {
        "held_by": settings.SITE_NAME,
        "purpose": gettext(
            "To send the code that was asked for, to redeem it once, and to write only to those who agreed to it."
        ),
        "kept_for": gettext(
            "Contact details: %(days)s days after asking, longer only with a consent that is not withdrawn. "
            "Digests without a readable address: until the promotion is over."
        )
        % {"days": settings.LEAD_RETENTION_DAYS},
        "rights": gettext(
            "You can have this corrected or erased, object to its use, and complain to the data protection authority."
        ),
    }


def _whole(lead: Lead) -> dict[str, Any]:
    promo_code = getattr(lead, "promo_code", None)
    redemptions = promo_code.redemptions.select_related("clinic", "treatment") if promo_code else ()
    deliveries = lead.webhook_deliveries.select_related("webhook")
    return _fields(lead, LEAD) | {
        "promotion": lead.promotion.headline,
        "second_text": lead.variant and lead.variant.headline,
        "was_on_list_of_earlier_clients": lead.known_client_id is not None,
        "consents": [_consent(each) for each in lead.consents.select_related("wording")],
        "code": promo_code and _fields(promo_code, ("issued_at", "expires_at")) | {"code": str(promo_code)},
        "redemptions": [
            _fields(each, ("redeemed_at", "is_new_client", "voided_at"))
            | {"clinic": str(each.clinic), "treatment": str(each.treatment or "")}
            for each in redemptions
        ],
        "emails": [_fields(email, EMAIL) for email in lead.emails.all()],
        "told_to_other_programs": [
            _fields(each, DELIVERY) | {"receiver": each.webhook.name} for each in deliveries
        ],
        "accesses": [_fields(each, ("act", "at")) for each in lead.accesses.all()],
    }


def _consent(consent: Consent) -> dict[str, Any]:
    wording = consent.wording
    return _fields(consent, ("given_at", "path", "confirmed_at", "withdrawn_at")) | {
        "wording": wording.text,
        "version": wording.version,
        "digest": wording.digest,
    }


def _fields(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
