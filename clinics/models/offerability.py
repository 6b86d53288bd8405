"""For which treatments an offer may be made at all: asked of a set, and of one."""

from django.conf import settings
from django.db.models import Q

from articles.models import TreatmentType


def unofferable() -> Q:
    """Treatments that no promotion may cover: prescription-only medicines (CAP 12.12), procedures that Australia
    calls higher-risk where the site addresses Australia, and those the editors exclude."""
    refused = Q(is_prescription_only=True) | Q(offer_allowed=False)
    return refused | Q(is_higher_risk_au=True) if "AU" in settings.JURISDICTIONS else refused


def is_offerable(treatment: TreatmentType) -> bool:
    """Whether an offer may be made for the treatment; the same rule as unofferable()."""
    if treatment.is_prescription_only or not treatment.offer_allowed:
        return False
    return not (treatment.is_higher_risk_au and "AU" in settings.JURISDICTIONS)
