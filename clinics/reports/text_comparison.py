"""Which of a promotion's two texts brings more people to ask, told in words that do not overstate it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext

from clinics.models import Lead, OfferView, TextVariant
from clinics.models.offer_view import OTHER
from clinics.reports.rate_difference import Cluster, Difference, Rate, difference, rate

LEAST = 10  # days of pages, and people who asked, for each text: with fewer the interval is not to be trusted
DAY = timedelta(days=1)


class Verdict(Enum):
    TOO_EARLY = "too early"
    OPEN = "open"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True)
class Comparison:
    """The promotion's own text (first, A) and the one that is tried against it (second, B)."""

    first_day: date
    last_day: date
    first: Rate
    second: Rate

    @cached_property
    def difference(self) -> Difference | None:
        """None while it is too early."""
        has_enough = (
            min(self.first.clusters, self.second.clusters, self.first.asked, self.second.asked) >= LEAST
        )
        return difference(self.first, self.second) if has_enough else None

    @property
    def verdict(self) -> Verdict:
        found = self.difference
        if found is None:
            return Verdict.TOO_EARLY
        if found.low > 0:
            return Verdict.SECOND
        return Verdict.FIRST if found.high < 0 else Verdict.OPEN

    @property
    def words(self) -> str:
        """The verdict as a sentence."""
        found = self.difference
        if found is None:
            words = gettext(
                "Too early: each text needs at least %(least)s days of pages and %(least)s people who asked."
            )
            return words % {"least": LEAST}
        low, high = found.low, found.high
        if self.verdict is Verdict.OPEN:
            words = gettext("It can’t be told yet which brings more: B compared with A brings between %(low)s and %(high)s of 100 who see it.")  # fmt: skip
        elif self.verdict is Verdict.SECOND:
            words = gettext("B brings more: between %(low)s and %(high)s of 100 who see it.")
        else:
            words, low, high = (
                gettext("A brings more: between %(low)s and %(high)s of 100 who see it."),
                -high,
                -low,
            )
        return words % {"low": signed(low), "high": signed(high)}


def compare(text: TextVariant) -> Comparison:
    """What both texts brought on the whole days of the trial, today included while it runs.

    The days on which it began and ended are left out, since pages changed their text in the middle of them.
    """
    first_day = timezone.localdate(text.started_at) + DAY
    last_day = timezone.localdate(text.ended_at) - DAY if text.ended_at else timezone.localdate()
    clusters: dict[int | None, list[Cluster]] = {None: [], text.pk: []}
    for variant, cluster in _clusters(text, first_day, last_day):
        clusters[variant].append(cluster)
    return Comparison(first_day, last_day, rate(clusters[None]), rate(clusters[text.pk]))


def signed(rate: float) -> str:
    """A rate as so many of 100, with its sign."""
    percent = round(100 * rate, 2 if abs(rate) < 0.001 else 1)
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"
    return sign + number_format(abs(percent), 2 if abs(rate) < 0.001 else 1, use_l10n=True)


def _clusters(text: TextVariant, first_day: date, last_day: date) -> Iterator[tuple[int | None, Cluster]]:
    """Each page-day with its text; only pages on which the form was seen, since others have no rate."""
    shown = Q(variant=None) | Q(variant=text)
    in_time = {"promotion": text.promotion_id, "day__range": (first_day, last_day)}
    seen: dict[Any, int] = defaultdict(int)
    asked: dict[Any, int] = defaultdict(int)
    views = OfferView.objects.filter(shown, **in_time).exclude(path__in=["", OTHER]).order_by()
    for *key, count in views.values_list("path", "day", "variant").annotate(Sum("count")):
        seen[tuple(key)] += count
    leads = Lead.objects.genuine().filter(shown, **in_time).order_by()
    pages = {path for path, _day, _variant in seen}
    for path, *key, count in leads.values_list("source_path", "day", "variant").annotate(Count("pk")):
        if path in pages:
            asked[(path, *key)] += count
    for key in seen.keys() | asked.keys():
        yield key[2], (seen[key], asked[key])
