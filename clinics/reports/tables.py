"""What the promotions brought: the tables of the report, one for each way to look at it."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics.models import Promotion
from clinics.reports import funnels
from clinics.reports.columns import FUNNEL, REDEMPTIONS
from clinics.reports.funnels import Figures
from clinics.reports.page_treatments import page_treatments
from clinics.reports.scope import Scope
from clinics.reports.table import Line, Table


def by_week(scope: Scope) -> Table:
    """Every week of the period, also those in which nobody asked."""
    counted = funnels.by_week(scope)
    lines = tuple(_week(monday, counted.get(monday, funnels.nothing())) for monday in scope.period.mondays)
    is_cut = scope.period.begins_within_a_week
    note = _("The first week is cut short: the period begins within it.") if is_cut else ""
    return Table("week", _("By week"), _("Week from"), note, FUNNEL, lines, is_ranked=False)


def by_promotion(scope: Scope) -> Table:
    """The headline tells them apart, and the address where two have the same."""
    counted = funnels.by_promotion(scope)
    promotions = Promotion.objects.in_bulk(counted)
    same = Counter(promotion.headline for promotion in promotions.values())
    lines = [
        Line(
            f"{promotion.headline} ({promotion.slug})"
            if same[promotion.headline] > 1
            else promotion.headline,
            counted[key],
            query=scope.only(promotion=promotion).query,
        )
        for key, promotion in promotions.items()
    ]
    return Table("promotion", _("By promotion"), _("Promotion"), "", FUNNEL, _ranked(lines))


def by_source(scope: Scope) -> Table:
    note = _(
        "The utm_source of the link that led here, else the site that linked here; "
        "“Direct” where neither is known."
    )
    lines = [
        Line(source or gettext("Direct"), figures, query=scope.only(source=source).query)
        for source, figures in funnels.by_source(scope).items()
    ]
    return Table("source", _("By source"), _("Source"), note, FUNNEL, _ranked(lines))


def by_page(scope: Scope) -> Table:
    note = _("The article, treatment or offer whose form was seen and filled in.")
    lines = _lines(funnels.by_page(scope), _("Not recorded"))
    return Table("page", _("By page"), _("Page"), note, FUNNEL, lines)


def by_treatment(scope: Scope) -> Table:
    """The last line is the sum of the pages, which is less where a page is about several treatments."""
    pages = funnels.by_page(scope)
    note = _(
        "What the page is about on which the form stood: a treatment’s own page counts for it, an article for each "
        "of its treatments. So the lines can add up to more than “Together”."
    )
    lines = _lines(funnels.by_treatment(pages, page_treatments(pages)), _("No treatment in particular"))
    whole = funnels.sum_of(pages.values())
    return Table("treatment", _("By treatment"), _("Treatment"), note, FUNNEL, lines, whole=whole)


def by_clinic(scope: Scope) -> Table:
    note = _(
        "Redemptions made in these days, whenever the code was asked for: "
        "the sum can differ from the other tables. Undone ones don’t count."
    )
    lines = _lines(funnels.by_clinic(scope), "")
    return Table("clinic", _("By clinic"), _("Clinic"), note, REDEMPTIONS, lines)


TABLES: dict[str, Callable[[Scope], Table]] = {
    "week": by_week,
    "promotion": by_promotion,
    "source": by_source,
    "page": by_page,
    "treatment": by_treatment,
    "clinic": by_clinic,
}


def _lines(figures: Mapping[str, Figures], unknown: Promise | str) -> tuple[Line, ...]:
    return _ranked([Line(label or str(unknown), counts) for label, counts in figures.items()])


def _ranked(lines: list[Line]) -> tuple[Line, ...]:
    """Who brought most first; what was only seen last."""
    return tuple(sorted(lines, key=_rank))


def _rank(line: Line) -> tuple[Any, ...]:
    counts = line.counts
    return -counts.get("asked", counts["redeemed"]), -counts.get("seen", 0), line.label


def _week(monday: date, counts: Figures) -> Line:
    return Line(date_format(monday, "j M Y"), counts, monday.isoformat())
