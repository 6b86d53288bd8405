"""A promotion as the rules for offers read it."""

from typing import TYPE_CHECKING

from articles.compliance import TreatmentFacts
from articles.models import TreatmentType
from clinics.offer_rules import FORBIDDEN, Offer

if TYPE_CHECKING:
    from clinics.models.promotion import Promotion

TEXTS = ("headline", "summary", "value", "terms", "exclusions")


def offer_of(promotion: "Promotion") -> Offer:
    """The promotion with its treatments; a new one has none yet."""
    treatments = list(promotion.treatments.all()) if promotion.pk else []
    return Offer(
        texts={name: getattr(promotion, name) for name in TEXTS},
        starts_at=promotion.starts_at,
        ends_at=promotion.ends_at,
        validity_days=promotion.validity_days,
        is_for_new_clients=promotion.new_clients_only,
        is_redemption_capped=promotion.redemption_cap is not None,
        treatments=tuple(map(_facts, treatments)),
        forbidden=tuple(
            (rule, str(treatment))
            for treatment in treatments
            for rule, (fact, value) in FORBIDDEN.items()
            if getattr(treatment, fact) is value
        ),
    )


def _facts(treatment: TreatmentType) -> TreatmentFacts:
    return TreatmentFacts(
        slug=treatment.slug,
        name=treatment.name,
        aliases=tuple(treatment.aliases.split("\n")) if treatment.aliases else (),
        family=treatment.family,
        deliveries=frozenset(treatment.deliveries),
        sources=frozenset(treatment.sources),
        is_prescription_only=treatment.is_prescription_only,
        is_higher_risk_au=treatment.is_higher_risk_au,
    )
