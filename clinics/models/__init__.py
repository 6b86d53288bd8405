"""The clinics' models; import them from here.

Dependencies go one way: consent wording, clinic, outbox <- outgoing_email, known_client, text_variant, suppressed_address, webhook <-
webhook_delivery, lead_access <- lead <- person, promo_code, redemption <- promotion <- offer_view.
"""

from clinics.models.clinic import Clinic
from clinics.models.clinic_treatment import ClinicTreatment
from clinics.models.consent import Consent
from clinics.models.consent_wording import ConsentWording
from clinics.models.embedding_site import EmbeddingSite
from clinics.models.known_client import KnownClient
from clinics.models.lead import Lead
from clinics.models.lead_access import LeadAccess
from clinics.models.lookup_attempt import LookupAttempt
from clinics.models.offer_view import OfferView
from clinics.models.opening_exception import OpeningException
from clinics.models.opening_hours import OpeningHours
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.person import Person
from clinics.models.promo_code import PromoCode
from clinics.models.promotion import Promotion
from clinics.models.promotion_terms import PromotionTerms
from clinics.models.rate_counter import RateCounter
from clinics.models.redemption import Redemption
from clinics.models.site_look import SiteLook
from clinics.models.suppressed_address import SuppressedAddress
from clinics.models.text_variant import TextVariant
from clinics.models.webhook import Webhook
from clinics.models.webhook_delivery import WebhookDelivery

__all__ = [
    "Clinic",
    "ClinicTreatment",
    "Consent",
    "ConsentWording",
    "EmbeddingSite",
    "KnownClient",
    "Lead",
    "LeadAccess",
    "LookupAttempt",
    "OfferView",
    "OpeningException",
    "OpeningHours",
    "OutgoingEmail",
    "Person",
    "PromoCode",
    "Promotion",
    "PromotionTerms",
    "RateCounter",
    "Redemption",
    "SiteLook",
    "SuppressedAddress",
    "TextVariant",
    "Webhook",
    "WebhookDelivery",
]
