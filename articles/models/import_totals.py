"""How much an import brought, counted item by item."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from articles.models.import_item import ImportItem
from articles.models.importing import Outcome


@dataclass(slots=True)
class Totals:
    """Sources by outcome, and what was found in all of them."""

    outcomes: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def count(self, item: ImportItem) -> None:
        values = item.as_dict()
        self.outcomes[item.outcome] += 1
        self.found.update({name: len(values[name]) for name in ("repairs", "warnings", "findings")})
        self.found["blocking"] += item.blocking
        self.found["published"] += values["published"]
        self.found["not_published"] += bool(item.not_published)

    @property
    def refused(self) -> int:
        return self.outcomes[Outcome.REFUSED]

    @property
    def not_published(self) -> int:
        return self.found["not_published"]

    def as_dict(self) -> dict[str, int]:
        names = ("published", "repairs", "warnings", "findings", "blocking")
        return {
            "sources": self.outcomes.total(),
            **{outcome.value: self.outcomes[outcome] for outcome in Outcome},
            **{name: self.found[name] for name in names},
        }

    def __str__(self) -> str:
        named = ", ".join(f"{self.outcomes[outcome]} {outcome.value}" for outcome in Outcome)
        return f"{self.outcomes.total()} files: {named}"
