"""All public articles by year, as titles alone."""

from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article


class Archive:
    """The years from the first to the newest article; two look-ups at the ends of an index, whatever lies between."""

    def __init__(self, year: int | None = None) -> None:
        self.asked = year

    @cached_property
    def years(self) -> list[int]:
        """Newest first; empty where nothing is public."""
        dates = Article.objects.published().values_list("publish_from", flat=True)
        newest, first = dates.order_by("-publish_from").first(), dates.order_by("publish_from").first()
        if newest is None or first is None:
            return []
        return list(range(timezone.localtime(newest).year, timezone.localtime(first).year - 1, -1))

    @property
    def year(self) -> int | None:
        return self.asked or next(iter(self.years), None)

    @property
    def is_known(self) -> bool:
        """Whether the year asked for lies between the first and the newest article."""
        return self.asked is None or self.asked in self.years

    @property
    def articles(self) -> QuerySet[Article]:
        if self.year is None:
            return Article.objects.none()
        zone = timezone.get_current_timezone()
        begin, end = (datetime(year, 1, 1, tzinfo=zone) for year in (self.year, self.year + 1))
        of_year = Article.objects.published().filter(publish_from__gte=begin, publish_from__lt=end)
        return of_year.newest_first().only("slug", "title", "publish_from")
