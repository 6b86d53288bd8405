"""The treatments: facts, sections, evidence and indications, reviewed and published."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day, publish
from articles.models import (
    BodyArea,
    Citation,
    Concern,
    EvidenceStatement,
    Image,
    Indication,
    Practitioner,
    TreatmentType,
)

ELSEWHERE = ("facts", "sections", "evidence", "indications", "hero", "citations", "aliases")
DAYS_AGO = 90
REVIEW_DUE_SOON, REVIEW_OVERDUE, CHANGED_SINCE = (
    "cellular-matrix",
    "poly-l-lactic-acid",
    "microneedling-growth-factors",
)


def load() -> int:
    """Adds the treatment pages that are missing."""
    known = set(TreatmentType.objects.values_list("slug", flat=True))
    missing = [row for row in texts.treatments() if row["slug"] not in known]
    for row in missing:
        treatment = _written(row)
        due = {REVIEW_DUE_SOON: 9, REVIEW_OVERDUE: -6}.get(row["slug"])
        today = timezone.localdate()
        publish(treatment, days_ago=DAYS_AGO, next_due_on=today + timedelta(days=due) if due else None)
        if row["slug"] == CHANGED_SINCE:
            _improve(treatment)
    return len(missing)


def _written(row: dict[str, Any]) -> TreatmentType:
    """A draft with everything that the reviewer signs."""
    treatment = TreatmentType.objects.create(slug=row["slug"], name=row["name"], family=row["family"])
    for position, statement in enumerate(row["evidence"], start=1):
        paper = Citation.objects.get(key=statement["citation"]) if "citation" in statement else None
        own = {"citation": paper, "position": position, "as_of": day(DAYS_AGO + 5).date()}
        EvidenceStatement.objects.create(treatment=treatment, **statement | own)
    for indication in row.get("indications", []):
        _indicate(treatment, indication)
    treatment.edit(_content(row), by=signed_in_as("writer"), at=day(DAYS_AGO + 5))
    return treatment


def _indicate(treatment: TreatmentType, row: dict[str, str]) -> None:
    Indication.objects.create(
        treatment=treatment,
        concern=Concern.objects.get(slug=row["concern"]),
        area=BodyArea.objects.get(slug=row["area"]),
        evidence_level=row["level"],
        note=row["note"],
    )


def _content(row: dict[str, Any]) -> dict[str, Any]:
    """The page's fields as edit() takes them."""
    plain = {name: value for name, value in row.items() if name not in ELSEWHERE}
    papers = Citation.objects.filter(key__in=row["citations"]).values_list("pk", flat=True)
    return (
        plain
        | row["facts"]
        | {name: text.strip() for name, text in row["sections"].items()}
        | {
            "aliases": "\n".join(row["aliases"]),
            "meta_description": row["definition"],
            "hero": Image.objects.get(slug=row["hero"]).pk,
            "author": Practitioner.objects.get(slug="ifeoma-calloway").pk,
            "citations": sorted(papers),
        }
    )


def _improve(treatment: TreatmentType) -> None:
    """A newer text that waits for its review, beside the public one."""
    addition = "\n- Ask how long the clinic keeps its records of needle tips and batches."
    writer = signed_in_as("writer")
    questions = treatment.questions_to_ask + addition
    treatment.edit({"questions_to_ask": questions}, by=writer, note="One more question to ask", at=day(2))
    treatment.submit(by=writer, at=day(1))
