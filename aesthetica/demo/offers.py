"""The promotions: one that runs and one that is over."""

from typing import Any

from aesthetica.demo import texts
from aesthetica.demo.publishing import day
from articles.models import TreatmentType
from clinics.models import Clinic, ConsentWording, Promotion

PLAIN = ("slug", "headline", "summary", "value", "validity_days", "prefix", "exclusions")


def load() -> int:
    """Adds the promotions that are missing."""
    data = texts.table("promotions")
    known = set(Promotion.objects.values_list("slug", flat=True))
    missing = [row for row in data["promotion"] if row["slug"] not in known]
    for row in missing:
        _start(row, _wording(data["consent_text"]))
    return len(missing)


def _start(row: dict[str, Any], wording: ConsentWording) -> None:
    treatments = TreatmentType.objects.filter(slug__in=row["treatments"])
    Promotion.check_treatments(treatments)
    promotion = Promotion.objects.create(
        **{name: row[name] for name in PLAIN},
        terms=row["terms"].strip(),
        starts_at=day(row["started_days_ago"], hour=0),
        consent_wording=wording,
    )
    promotion.treatments.set(treatments)
    promotion.clinics.set(Clinic.objects.filter(slug__in=row["clinics"]))


def _wording(text: str) -> ConsentWording:
    """The sentence beside the box; a new version only where no version says the same."""
    known = ConsentWording.objects.filter(text=text).first()
    newest = ConsentWording.objects.current()
    return known or ConsentWording.objects.create(version=newest.version + 1 if newest else 1, text=text)
