"""For which treatments an offer may be made at all: asked of a set, and of one. The rules are in `offer_rules.toml`."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Q

from articles.models import TreatmentType
from clinics import offer_rules


def unofferable() -> Q:
    """Treatments that no promotion may cover in the jurisdictions that the site addresses."""
    forbidden = offer_rules.forbidden_facts(settings.JURISDICTIONS)
    return reduce(or_, (Q(**{fact: value}) for fact, value, _reason in forbidden))


def refusals(treatment: TreatmentType) -> list[str]:
    """Why no offer may be made for the treatment; empty where one may. The same rule as unofferable()."""
    forbidden = offer_rules.forbidden_facts(settings.JURISDICTIONS)
    return [reason for fact, value, reason in forbidden if getattr(treatment, fact) is value]


def is_offerable(treatment: TreatmentType) -> bool:
    """Whether an offer may be made for the treatment."""
    return not refusals(treatment)
