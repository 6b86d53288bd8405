"""All treatments, by family; what can't be booked stands apart."""

from functools import cached_property
from itertools import groupby

from articles.models import TreatmentType
from articles.pages.cards import treatment_cards


class TreatmentList:
    """What the template of the list reads; one query."""

    @cached_property
    def treatments(self) -> list[TreatmentType]:
        return list(treatment_cards())

    @property
    def available(self) -> list[TreatmentType]:
        return [
            treatment
            for treatment in self.treatments
            if treatment.maturity == TreatmentType.Maturity.AVAILABLE
        ]

    @property
    def in_research(self) -> list[TreatmentType]:
        return [
            treatment
            for treatment in self.treatments
            if treatment.maturity == TreatmentType.Maturity.RESEARCH
        ]

    @property
    def families(self) -> list[tuple[str, list[TreatmentType]]]:
        """Family name and its available treatments, in the order of their first treatment."""
        order = list(dict.fromkeys(treatment.family for treatment in self.available))
        ordered = sorted(self.available, key=lambda treatment: order.index(treatment.family))
        return [
            (group[0].get_family_display(), group)
            for group in (
                list(members) for _, members in groupby(ordered, key=lambda treatment: treatment.family)
            )
        ]
