"""What the promotions brought: the tables of the report."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics import reports
from clinics.report_columns import FUNNEL, REDEMPTIONS
from clinics.report_period import Period
from clinics.report_table import Line, Table


def by_week(period: Period) -> Table:
    """Every week of the period, also those in which nobody asked."""
    counted = {row["week"]: row for row in reports.weekly(period.start, period.end)}
    nobody = dict.fromkeys(reports.COUNTS, 0)
    lines = tuple(_week(monday, counted.get(monday, nobody)) for monday in period.mondays)
    note = (
        _("The first week is cut short: the period begins within it.") if period.begins_within_a_week else ""
    )
    return Table("week", _("By week"), _("Week from"), note, FUNNEL, lines, is_ranked=False)


def by_promotion(period: Period) -> Table:
    rows = reports.by_promotion(period.start, period.end)
    same = Counter(row["label"] for row in rows)
    lines = tuple(
        Line(f"{row['label']} ({row['slug']})" if same[row["label"]] > 1 else row["label"], row)
        for row in rows
    )
    return Table("promotion", _("By promotion"), _("Promotion"), "", FUNNEL, lines)


def by_source(period: Period) -> Table:
    note = _(
        "The utm_source of the link that led here, else the site that linked here; "
        "“Direct” where neither is known."
    )
    lines = _lines(reports.by_source(period.start, period.end))
    return Table("source", _("By source"), _("Source"), note, FUNNEL, lines)


def by_page(period: Period) -> Table:
    lines = _lines(reports.by_page(period.start, period.end))
    note = _("The article, treatment or offer whose form was filled in.")
    return Table("page", _("By page"), _("Page"), note, FUNNEL, lines)


def by_clinic(period: Period) -> Table:
    note = _(
        "Redemptions made in these days, whenever the code was asked for: "
        "the sum can differ from the tables above. Undone ones don’t count."
    )
    lines = _lines(reports.by_clinic(period.start, period.end))
    return Table("clinic", _("By clinic"), _("Clinic"), note, REDEMPTIONS, lines)


TABLES: dict[str, Callable[[Period], Table]] = {
    "week": by_week,
    "promotion": by_promotion,
    "source": by_source,
    "page": by_page,
    "clinic": by_clinic,
}


def _lines(rows: list[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(row["label"] or gettext("Not recorded"), row) for row in rows)


def _week(monday: date, counts: dict[str, Any]) -> Line:
    return Line(date_format(monday, "j M Y"), counts, monday.isoformat())
