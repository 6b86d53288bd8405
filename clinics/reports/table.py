"""A table of a report: lines of figures and what they make together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from clinics.reports.columns import Column, Count, Counts

LONGEST = 50  # lines on the page; the file has them all


@dataclass(frozen=True, slots=True)
class Line:
    """What the figures are of, and the figures."""

    label: str
    counts: Counts
    exact: str = ""  # the label for a program, where that differs
    query: str = ""  # of an address that shows this line alone

    def cells(self, columns: Sequence[Column]) -> list[str]:
        return [column.text(self.counts) for column in columns]

    def record(self, columns: Sequence[Column]) -> list[object]:
        return [self.exact or self.label, *(column.value(self.counts) for column in columns)]


@dataclass(frozen=True)
class Table:
    """Lines under columns; `heading` names what stands in the first one."""

    name: str
    title: Promise
    heading: Promise
    note: Promise | str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    is_ranked: bool = True  # the greatest first, so that the last ones may be taken together
    whole: Counts | None = None  # what the lines make together, where it is not their sum

    @cached_property
    def total(self) -> Line:
        return Line(gettext("Together"), self._sum(self.lines) if self.whole is None else self.whole)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show but noughts."""
        return not any(self.total.counts.values())

    @property
    def shown(self) -> list[tuple[Line, list[str]]]:
        """Lines and their texts for a page; the least of a long ranking as one line."""
        shown = list(self.lines)
        if self.is_ranked and len(shown) > LONGEST:
            rest = shown[LONGEST - 1 :]
            label = ngettext("%(number)d other", "%(number)d others", len(rest)) % {"number": len(rest)}
            shown = [*shown[: LONGEST - 1], Line(label, self._sum(rest))]
        return [(line, line.cells(self.columns)) for line in shown]

    @property
    def total_cells(self) -> list[str]:
        return self.total.cells(self.columns)

    @property
    def header(self) -> list[str]:
        """The first line of a file."""
        return [str(self.heading), *(str(column.title) for column in self.columns)]

    @property
    def records(self) -> Iterator[list[object]]:
        """The other lines of a file: numbers as numbers, shares between 0 and 1, the total last."""
        return (line.record(self.columns) for line in (*self.lines, self.total))

    def _sum(self, lines: Sequence[Line]) -> dict[str, int]:
        keys = [column.of for column in self.columns if isinstance(column, Count)]
        return {key: sum(line.counts[key] for line in lines) for key in keys}
