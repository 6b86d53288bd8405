"""The clinics' models; import them from here.

Dependencies go one way: consent wording, clinic, outgoing_email <- lead <- promo_code, redemption <- promotion.
"""

from clinics.models.clinic import Clinic
from clinics.models.clinic_treatment import ClinicTreatment
from clinics.models.consent import Consent
from clinics.models.consent_wording import ConsentWording
from clinics.models.lead import Lead
from clinics.models.lookup_attempt import LookupAttempt
from clinics.models.opening_hours import OpeningHours
from clinics.models.outgoing_email import OutgoingEmail
from clinics.models.promo_code import PromoCode
from clinics.models.promotion import Promotion
from clinics.models.promotion_terms import PromotionTerms
from clinics.models.rate_counter import RateCounter
from clinics.models.redemption import Redemption

__all__ = [
    "Clinic",
    "ClinicTreatment",
    "Consent",
    "ConsentWording",
    "Lead",
    "LookupAttempt",
    "OpeningHours",
    "OutgoingEmail",
    "PromoCode",
    "Promotion",
    "PromotionTerms",
    "RateCounter",
    "Redemption",
]
