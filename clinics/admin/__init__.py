"""The admin of clinics, promotions and leads: one module a model; importing them registers them."""

from clinics.admin import (  # noqa: F401
    clinic,
    consent,
    consent_wording,
    lead,
    lookup_attempt,
    outgoing_email,
    promo_code,
    promotion,
    promotion_terms,
    redemption,
)
