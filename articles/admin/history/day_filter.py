"""A filter of moments by the days on which they lie, in the site's zone, the last day included."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.utils import parse_date_str


class DayFilter(RangeDateFilter):
    """unfold's filter compares with midnight at the start of the last day, without a zone."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        first, last = self._day("from"), self._day("to")
        if first:
            queryset = queryset.filter(**{f"{self.parameter_name}__gte": first})
        if last:
            queryset = queryset.filter(**{f"{self.parameter_name}__lt": last + timedelta(days=1)})
        return queryset

    def _day(self, end: str) -> datetime | None:
        """Midnight at the beginning of the day; None where nothing that is a day was given."""
        value = self.used_parameters.get(f"{self.parameter_name}_{end}")
        day = parse_date_str(value) if isinstance(value, str) else None
        return timezone.make_aware(datetime.combine(day, time.min)) if day else None
