"""How far readers got, from seeing an offer to using its code: plain figures by week, promotion, source, page and clinic."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, Sum

from clinics.reports.scope import Scope

STEPS = ("seen", "asked", "issued", "sent", "redeemed")
Figures = dict[str, int]


def nothing() -> Figures:
    return dict.fromkeys(STEPS, 0)


def together(scope: Scope) -> Figures:
    """All steps in one sum."""
    seen = scope.views().aggregate(seen=Sum("count", default=0))
    return seen | scope.leads().aggregate(**_lead_steps())


def sum_of(many: Iterable[Figures]) -> Figures:
    """The steps of several in one sum."""
    total = nothing()
    for figures in many:
        _add(total, figures)
    return total


def by_week(scope: Scope) -> dict[date, Figures]:
    """By the Monday of the week in which people asked or saw the offer."""
    weeks: dict[date, Figures] = defaultdict(nothing)
    for day, figures in _counted(scope, "day", "day").items():
        _add(weeks[day - timedelta(days=day.weekday())], figures)
    return weeks


def by_promotion(scope: Scope) -> dict[int, Figures]:
    """By the promotion's primary key."""
    return _counted(scope, "promotion", "promotion")


def by_source(scope: Scope) -> dict[str, Figures]:
    """By the UTM source, else the site that linked here, else ""."""
    return _counted(scope, "source", "source")


def by_page(scope: Scope) -> dict[str, Figures]:
    """By the path of the page that the form stood on."""
    return _counted(scope, "source_path", "path")


def by_treatment(pages: Mapping[str, Figures], treatments: Mapping[str, Iterable[str]]) -> dict[str, Figures]:
    """The figures of pages by treatment, "" for pages about none; a page about several counts under each.

    `treatments` tells those of a page by its path.
    """
    figures: dict[str, Figures] = defaultdict(nothing)
    for path, counted in pages.items():
        for treatment in treatments.get(path) or [""]:
            _add(figures[treatment], counted)
    return figures


def by_clinic(scope: Scope) -> dict[str, Figures]:
    """Redemptions that count, by the name of the clinic: `redeemed` and `new_clients`."""
    rows = scope.redemptions().values(key=F("clinic__name"))
    counted = rows.annotate(redeemed=Count("pk"), new_clients=Count("pk", filter=Q(is_new_client=True)))
    return {row.pop("key"): row for row in counted}


def _counted(scope: Scope, of_lead: str, of_view: str) -> dict[Any, Figures]:
    figures: dict[Any, Figures] = defaultdict(nothing)
    for row in scope.leads().values(key=F(of_lead)).annotate(**_lead_steps()):
        figures[row.pop("key")] |= row
    for key, seen in (
        scope.views().values(key=F(of_view)).annotate(seen=Sum("count")).values_list("key", "seen")
    ):
        figures[key]["seen"] = seen
    return figures


def _lead_steps() -> dict[str, Count]:
    return {
        "asked": Count("pk"),
        "issued": Count("promo_code"),
        "sent": Count("promo_code__sent_at"),
        "redeemed": Count("promo_code__redeemed_at"),
    }


def _add(total: Figures, more: Figures) -> None:
    for step in STEPS:
        total[step] += more[step]
