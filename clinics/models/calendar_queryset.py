"""Rows whose years and months are found by a look into each, not by working out the year of every row.

The admin asks for them above each list (date_hierarchy). SQLite would call Python for every row: a second for 100,000.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone

_Row = TypeVar("_Row", bound=models.Model, covariant=True)
MONTHS = {"year": 12, "month": 1}


class CalendarQuerySet(models.QuerySet[_Row]):
    """As QuerySet, with quick dates() and datetimes() of the kinds "year" and "month", oldest first."""

    def dates(self, field_name: str, kind: Any, order: Any = "ASC") -> Any:
        if kind not in MONTHS or order != "ASC":
            return super().dates(field_name, kind, order)
        return list(self._spans(field_name, MONTHS[kind], lambda day: day))

    def datetimes(self, field_name: str, kind: Any, order: Any = "ASC", tzinfo: Any = None) -> Any:
        if kind not in MONTHS or order != "ASC" or tzinfo:
            return super().datetimes(field_name, kind, order, tzinfo)
        return [_midnight(day) for day in self._spans(field_name, MONTHS[kind], _midnight)]

    def _spans(self, field_name: str, months: int, moment: Callable[[date], Any]) -> Iterator[date]:
        """First days of the years or months that have rows."""
        ends = self.aggregate(first=models.Min(field_name), last=models.Max(field_name))
        if ends["first"] is None:
            return
        first, last = _day(ends["first"]), _day(ends["last"])
        start = date(first.year, 1 if months == 12 else first.month, 1)
        while start <= last:
            after = _later(start, months)
            within = {f"{field_name}__gte": moment(start), f"{field_name}__lt": moment(after)}
            if self.filter(**within).exists():
                yield start
            start = after


def _day(value: Any) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _later(day: date, months: int) -> date:
    return date(day.year + (day.month + months - 1) // 12, (day.month + months - 1) % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
