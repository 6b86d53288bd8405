"""Notices that a page must carry, as data: which page needs which, and in what words (K12)."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.compliance.content import HUMAN_SOURCES, Content, TreatmentFacts
from articles.compliance.finding import Finding
from articles.compliance.page import Page

NOTICES = Path(__file__).with_name("notices.toml")
CONDITIONS = ("kinds", "families", "sources", "deliveries", "requires")


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One notice: where it holds, when a page needs it, and its wording in force from a day on."""

    code: str
    jurisdiction: str
    title: str
    text: str
    effective_from: date
    source_url: str
    checked_on: date
    needed: Mapping[str, Any]

    def holds_in(self, jurisdictions: Sequence[str]) -> bool:
        return self.jurisdiction == "ALL" or self.jurisdiction in jurisdictions

    def is_needed_by(self, content: Content) -> bool:
        """Whether the page is of the kind, about the treatment, and in the state that asks for it."""
        if content.kind not in self.needed.get("kinds", ("article", "treatment")):
            return False
        if not all(STATES[name](content) for name in self.needed.get("requires", ())):
            return False
        conditions = ("families", "sources", "deliveries")
        if not any(name in self.needed for name in conditions):
            return True
        return any(self._concerns(treatment) for treatment in content.treatments)

    def _concerns(self, treatment: TreatmentFacts) -> bool:
        held = {
            "families": {treatment.family},
            "sources": treatment.sources | ({"human"} if treatment.sources & HUMAN_SOURCES else set()),
            "deliveries": treatment.deliveries,
        }
        return all(held[name] & set(self.needed[name]) for name in held if name in self.needed)


def _has_outcome(content: Content) -> bool:
    return any(image.role == "outcome" for image in content.images)


STATES = {
    "outcome_image": _has_outcome,
    "generated": lambda content: bool(content.generated_by),
    "offer": lambda content: bool(content.offers),
    "treatment": lambda content: bool(content.treatments),
}


@lru_cache(maxsize=1)
def notices() -> tuple[NoticeText, ...]:
    """The notices as shipped."""
    data = tomllib.loads(NOTICES.read_text(encoding="utf-8"))
    return tuple(
        NoticeText(
            code=entry["code"],
            jurisdiction=entry["jurisdiction"],
            title=entry["title"],
            text=entry["text"].strip(),
            effective_from=entry.get("effective_from", data["effective_from"]),
            source_url=entry.get("source_url", ""),
            checked_on=entry.get("checked_on", data["checked_on"]),
            needed={name: entry[name] for name in CONDITIONS if name in entry},
        )
        for entry in data["notice"]
    )


def required_notices(content: Content, jurisdictions: Sequence[str]) -> list[str]:
    """Codes of the notices that a page needs in these jurisdictions, in the order in which it shows them."""
    return [n.code for n in notices() if n.holds_in(jurisdictions) and n.is_needed_by(content)]


def missing_notice(page: Page) -> Iterator[Finding]:
    """K12: judged only where it is known which notices the page shows."""
    shown = page.content.notices
    if shown is None:
        return
    for code in required_notices(page.content, page.jurisdictions):
        if code not in shown:
            yield from page.report("K12", text=code)
