"""A series with its public parts."""

from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Series
from articles.pages.cards import article_cards
from articles.pages.list_data import list_data


class SeriesPage:
    """What the template of a series reads; one query."""

    def __init__(self, series: Series) -> None:
        self.series = series

    @cached_property
    def parts(self) -> list[Article]:
        """In the order of their numbers."""
        return list(public_parts(self.series))

    @property
    def structured_data(self) -> SafeString:
        above = self.trail[:-1]
        return list_data(
            self.series.name,
            self.series.get_absolute_url(),
            self.parts,
            above=above,
            description=self.series.description,
        )

    @property
    def trail(self) -> list[tuple[str, str]]:
        return [(_("Articles"), reverse("article_list")), (self.series.name, "")]


def public_parts(series: Series) -> QuerySet[Article]:
    """Cards of the published articles of a series, the first part first."""
    parts = Article.objects.filter(series_part__series=series)
    return article_cards(parts).order_by("series_part__number")
