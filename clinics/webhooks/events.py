"""What other programs are told: one function per event, each returning plain values for JSON. Never the code."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from clinics.models.lead import Lead
    from clinics.models.redemption import Redemption


def lead_created(lead: "Lead") -> dict[str, Any]:
    """A code was issued to somebody who asked."""
    return _lead(lead) | {
        "page": lead.source_path,
        "source": lead.utm_source or lead.referrer_host,
        "utm": {
            "source": lead.utm_source,
            "medium": lead.utm_medium,
            "campaign": lead.utm_campaign,
            "term": lead.utm_term,
            "content": lead.utm_content,
        },
        "expires_at": lead.promo_code.expires_at.isoformat(),
    }


def code_redeemed(redemption: "Redemption") -> dict[str, Any]:
    """A code was used at a clinic."""
    return _lead(redemption.promo_code.lead) | {
        "redemption": redemption.pk,
        "clinic": redemption.clinic.slug,
        "treatment": redemption.treatment.slug if redemption.treatment else "",
        "is_new_client": redemption.is_new_client,
        "redeemed_at": redemption.redeemed_at.isoformat(),
    }


def redemption_undone(redemption: "Redemption") -> dict[str, Any]:
    """A redemption doesn't count any more; the code may be used again."""
    undone_at = redemption.voided_at
    return code_redeemed(redemption) | {"undone_at": undone_at.isoformat() if undone_at else ""}


def contact(lead: "Lead") -> dict[str, str]:
    """Who it is, for receivers that may know."""
    return {"email": lead.email, "phone": lead.phone, "name": lead.name}


def _lead(lead: "Lead") -> dict[str, Any]:
    return {
        "site": settings.SITE_URL,
        "lead": lead.pk,
        "promotion": lead.promotion.slug,
        "asked_at": lead.created_at.isoformat(),
    }
