"""The drawing beside a table: bars for weeks, a ranking for everything else."""

from django.utils.formats import date_format

from clinics.reports.columns import Count
from clinics.reports.period import Period
from clinics.reports.ranked_bars import Ranking, ranking
from clinics.reports.table import Table
from clinics.reports.week_bars import MOST_NUMBERED, Drawing, drawing


def drawing_of(table: Table, period: Period) -> Drawing | Ranking:
    """Two counts of people: asked and redeemed, or redeemed and new clients."""
    first, second = ("asked", "redeemed") if "asked" in table.total.counts else ("redeemed", "new_clients")
    if table.is_ranked:
        titles = {column.of: str(column.title) for column in table.columns if isinstance(column, Count)}
        rows = [(line.label, line.counts[first], line.counts[second]) for line in table.lines]
        return ranking(rows, (titles[first], titles[second]))
    style = "j M" if len(period.mondays) <= MOST_NUMBERED else "M Y"
    days = [date_format(monday, style) for monday in period.mondays]
    return drawing(
        [(day, line.counts[first], line.counts[second]) for day, line in zip(days, table.lines, strict=True)]
    )
