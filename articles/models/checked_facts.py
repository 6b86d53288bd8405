"""A treatment's record as the compliance check reads it."""

from articles.compliance import TreatmentFacts
from articles.models.treatment_type import TreatmentType


def facts_of(treatment: TreatmentType) -> TreatmentFacts:
    """The facts that rules and notices turn on; what the treatment's own page says of its price is not among them."""
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
