"""What somebody searched for, and what helps where nothing was found."""

from functools import cached_property

from django.http import QueryDict

from articles.models import BodyArea, Concern
from articles.search import Results, search
from articles.search.label import KINDS

LONGEST_QUERY = 200
LAST_PAGE = 10_000


class SearchPage:
    """Reads a query string that anybody may have written: what it does not know counts as not given."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    @property
    def query(self) -> str:
        return self.asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]

    @property
    def kind(self) -> str:
        kind = self.asked.get("kind", "")
        return kind if kind in KINDS else ""

    @cached_property
    def concerns(self) -> list[Concern]:
        return list(Concern.objects.all())

    @cached_property
    def areas(self) -> list[BodyArea]:
        return list(BodyArea.objects.all())

    @property
    def concern(self) -> str:
        return self._known("concern", self.concerns)

    @property
    def area(self) -> str:
        return self._known("area", self.areas)

    @property
    def number(self) -> int:
        number = self.asked.get("page", "1")
        return min(int(number), LAST_PAGE) if number.isascii() and number.isdigit() else 1

    @property
    def is_asked(self) -> bool:
        return bool(self.query or self.concern or self.area)

    @cached_property
    def results(self) -> Results:
        return search(self.query, concern=self.concern, area=self.area, kind=self.kind, page=self.number)

    @property
    def previous_number(self) -> int:
        return self.results.page - 1

    @property
    def next_number(self) -> int:
        return self.results.page + 1

    def _known(self, name: str, choices: list[Concern] | list[BodyArea]) -> str:
        slug = self.asked.get(name, "")
        return slug if any(choice.slug == slug for choice in choices) else ""
