"""A combination plan, signed and public; a series; the pages about the site; and a correction."""

from aesthetica.demo import texts
from aesthetica.demo.people import signed_in_as
from aesthetica.demo.publishing import day
from articles.models import (
    Article,
    CombinationPlan,
    Correction,
    PlanComponent,
    Series,
    SeriesPart,
    SitePage,
    TreatmentType,
)

DAYS_AGO = 60


def load() -> int:
    """Adds what is missing of them; returns how many rows."""
    return _plans() + _series() + _corrections() + _site_pages()


def _plans() -> int:
    rows = [
        row
        for row in texts.rows("plans", "plan")
        if not CombinationPlan.objects.filter(slug=row["slug"]).exists()
    ]
    for row in rows:
        parts = row.pop("components")
        plan = CombinationPlan.objects.create(**row | {"rationale": row["rationale"].strip()})
        for position, part in enumerate(parts, start=1):
            treatment = TreatmentType.objects.get(slug=part.pop("treatment"))
            PlanComponent.objects.create(plan=plan, treatment=treatment, position=position, **part)
        plan.sign(by=signed_in_as("reviewer"), at=day(DAYS_AGO + 1))
        plan.publish(by=signed_in_as("editor"), at=day(DAYS_AGO))
    return len(rows)


def _series() -> int:
    rows = [
        row for row in texts.rows("plans", "series") if not Series.objects.filter(slug=row["slug"]).exists()
    ]
    for row in rows:
        slugs = row.pop("articles")
        series = Series.objects.create(**row)
        for number, slug in enumerate(slugs, start=1):
            SeriesPart.objects.create(series=series, article=Article.objects.get(slug=slug), number=number)
    return len(rows)


def _corrections() -> int:
    if Correction.objects.exists():
        return 0
    rows = texts.rows("plans", "correction")
    for row in rows:
        page = Article.objects.get(slug=row["article"])
        Correction.objects.tell(
            page,
            wrong=row["wrong"],
            right=row["right"],
            by=signed_in_as("editor"),
            on=day(row["days_ago"]).date(),
        )
    return len(rows)


def _site_pages() -> int:
    """The drafts that every installation begins with, published."""
    return SitePage.objects.filter(published_at=None).update(
        published_at=day(DAYS_AGO), changed_at=day(DAYS_AGO)
    )
