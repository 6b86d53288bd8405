"""What can be done about a concern: one option a treatment, the best proven first. Price and the clinic's taste count for nothing."""

from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Prefetch, QuerySet

from articles.models import BodyArea, EvidenceLevel, EvidenceStatement, Indication, TreatmentType
from articles.models.evidence_level import STRENGTH, strongest


@dataclass(frozen=True)
class Option:
    """A treatment with the indications that answer the question."""

    treatment: TreatmentType
    indications: tuple[Indication, ...]

    @property
    def level(self) -> EvidenceLevel:
        """The strongest level that verified papers carry for any of them."""
        return strongest(indication.confirmed_level for indication in self.indications)

    @property
    def has_evidence(self) -> bool:
        return self.level != EvidenceLevel.NONE

    @property
    def is_unconfirmed(self) -> bool:
        """Whether a level is stated that no verified paper carries."""
        return not all(indication.is_confirmed for indication in self.indications)

    @property
    def areas(self) -> list[BodyArea]:
        """Where it is used for this, each once."""
        areas = {each.area_id: each.area for each in self.indications if each.area}
        return list(areas.values())

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(each.note for each in self.indications if each.note))


def options(indications: QuerySet[Indication]) -> list[Option]:
    """The published treatments among the indications, strongest evidence first, then by name; two queries."""
    evidence = Prefetch("treatment__evidence", EvidenceStatement.objects.select_related("citation"))
    rows = (
        indications.filter(treatment__in=TreatmentType.objects.published())
        .select_related("treatment", "concern", "area")
        .defer(*(f"treatment__{name}" for name in TreatmentType.SECTIONS))
        .prefetch_related(evidence)
        .order_by("pk")
    )
    return sorted(_grouped(rows), key=lambda option: (-STRENGTH.index(option.level), option.treatment.name))


def _grouped(rows: QuerySet[Indication]) -> list[Option]:
    by_treatment: dict[int, list[Indication]] = {}
    for row in rows:
        by_treatment.setdefault(row.treatment_id, []).append(row)
    return [
        Option(group[0].treatment, tuple(sorted(group, key=attrgetter("pk"))))
        for group in by_treatment.values()
    ]
