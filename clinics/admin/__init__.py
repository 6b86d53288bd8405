"""The admin of clinics, promotions and leads: one module a model; importing them registers them."""

from clinics.admin import (  # noqa: F401
    clinic,
    consent,
    consent_wording,
    embedding_site,
    known_client,
    lead,
    lead_access,
    lookup_attempt,
    offer_view,
    outgoing_email,
    promo_code,
    promotion,
    promotion_terms,
    redemption,
    site_look,
    suppressed_address,
    text_variant,
    webhook,
    webhook_delivery,
)
