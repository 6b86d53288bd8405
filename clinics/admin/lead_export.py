"""Leads taken out of the program: a table for marketing, a person's whole file for privacy."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext

from clinics.csv_export import as_csv
from clinics.models import Lead

HELD = (
    "email", "phone", "name", "created_at", "adult_declared_at", "source_path", "referrer_host", "utm_source",
    "utm_medium", "utm_campaign", "utm_term", "utm_content", "spam_reason", "erased_at",
)  # fmt: skip
EMAIL = ("kind", "to_address", "subject", "text_body", "status", "created_at", "sent_at")


def table(leads: QuerySet[Any]) -> HttpResponse:
    """The leads as CSV; no cell can become a formula. The code itself is left out."""
    header = [
        "number",
        "email",
        "phone",
        "name",
        "promotion",
        "asked_at",
        "page",
        "utm_source",
        "redeemed_at",
        "subscribed",
    ]
    response = HttpResponse(as_csv(header, _rows(leads)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="leads.csv"'
    return response


def _rows(leads: QuerySet[Any]) -> Iterator[list[Any]]:
    for lead in leads.iterator(chunk_size=500):
        promo_code = getattr(lead, "promo_code", None)
        redeemed_at = promo_code.redeemed_at if promo_code else None
        yield [
            lead.pk, lead.email, lead.phone, lead.name, lead.promotion.headline, lead.created_at.isoformat(),
            lead.source_path, lead.utm_source, redeemed_at.isoformat() if redeemed_at else "",
            gettext("yes") if lead.has_live_consent else gettext("no"),
        ]  # fmt: skip


def person_file(leads: QuerySet[Any]) -> HttpResponse:
    """Everything held about the persons behind the leads, machine-readable (GDPR Art. 15 and 20)."""
    response = JsonResponse(
        {"leads": [_whole(lead) for lead in leads]}, json_dumps_params={"indent": 1, "ensure_ascii": False}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="person.json"'
    return response


def _whole(lead: Lead) -> dict[str, Any]:
    promo_code = getattr(lead, "promo_code", None)
    return {name: getattr(lead, name) for name in HELD} | {
        "promotion": lead.promotion.headline,
        "consents": [
            {
                "wording": each.wording.text,
                "given_at": each.given_at,
                "path": each.path,
                "withdrawn_at": each.withdrawn_at,
            }
            for each in lead.consents.select_related("wording")
        ],
        "code": promo_code
        and {"code": str(promo_code), "issued_at": promo_code.issued_at, "expires_at": promo_code.expires_at},
        "redemptions": [
            {"clinic": str(each.clinic), "redeemed_at": each.redeemed_at, "voided_at": each.voided_at}
            for each in (promo_code.redemptions.select_related("clinic") if promo_code else ())
        ],
        "emails": [{name: getattr(email, name) for name in EMAIL} for email in lead.emails.all()],
    }
