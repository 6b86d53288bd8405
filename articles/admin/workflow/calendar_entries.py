"""What happens to pages on which day: they appear, change, leave, and their review is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Publication, Review, ScheduledChange, TreatmentType

MODELS: dict[str, Any] = {"article": Article, "treatmenttype": TreatmentType}
MOST = 300  # entries of one kind in what is shown: more is no calendar any more
DEFERRED = ("body", "import_report")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day; `at` is its moment where it has one."""

    kind: str
    title: Any
    page: Any
    day: date
    at: datetime | None
    key: int
    is_movable: bool

    @property
    def link(self) -> str:
        return reverse(f"admin:articles_{self.page._meta.model_name}_change", args=[self.page.pk])

    @property
    def handle(self) -> str:
        """Names the entry in a form."""
        return f"{self.kind}:{self.page._meta.model_name}:{self.key}"


class Kind:
    """A sort of entry: which there are, and how one is moved. `permission` is that of the page's admin."""

    name: ClassVar[str]
    title: ClassVar[Any]
    permission: ClassVar[str]

    def entries(self, first: date, last: date) -> Iterator[Entry]:
        raise NotImplementedError

    def move(self, model: Any, key: int, *, day: date, clock: time | None, by: Any) -> Any:
        """Moves the entry and returns its page; the model's own refusals are raised. LookupError: it is gone."""
        raise NotImplementedError


class Moment(Kind):
    """A moment of a published page; what is past stays in the calendar and is not moved."""

    permission = "publish"
    field: ClassVar[str]
    past_title: ClassVar[Any]

    def entries(self, first: date, last: date) -> Iterator[Entry]:
        now = timezone.now()
        for page in _pages(Q(**{f"{self.field}__range": _moments(first, last)})):
            at = getattr(page, self.field)
            title = self.title if at > now else self.past_title
            yield Entry(self.name, title, page, timezone.localdate(at), at, page.pk, is_movable=at > now)

    def move(self, model: Any, key: int, *, day: date, clock: time | None, by: Any) -> Any:
        page = _found(model, key)
        self.perform(page, at=_moment(day, clock, getattr(page, self.field)), by=by)
        return page

    def perform(self, page: Any, *, at: datetime, by: Any) -> None:
        """The verb of the page that sets the moment."""
        raise NotImplementedError


class Appearing(Moment):
    name, field = "appears", "publish_from"
    title, past_title = _("Goes live"), _("Went live")

    def perform(self, page: Any, *, at: datetime, by: Any) -> None:
        page.reschedule(by=by, at=at)


class Ending(Moment):
    name, field = "leaves", "publish_until"
    title, past_title = _("Leaves the site"), _("Left the site")

    def perform(self, page: Any, *, at: datetime, by: Any) -> None:
        page.end_at(by=by, at=at)


class Changing(Kind):
    """A newer text of a live page goes live."""

    name, title, permission = "changes", _("New text goes live"), "publish"

    def entries(self, first: date, last: date) -> Iterator[Entry]:
        waiting = ScheduledChange.objects.waiting().filter(goes_live_at__range=_moments(first, last))
        for change in waiting.select_related("article", "treatment_type")[:MOST]:
            at = change.goes_live_at
            yield Entry(
                self.name,
                self.title,
                change.page,
                timezone.localdate(at),
                at,
                change.page.pk,
                is_movable=True,
            )

    def move(self, model: Any, key: int, *, day: date, clock: time | None, by: Any) -> Any:
        page = _found(model, key)
        change = page.planned_change
        if change is None:
            raise LookupError
        page.reschedule(by=by, at=_moment(day, clock, change.goes_live_at))
        return page


class ReviewDue(Kind):
    name, title, permission = "due", _("Review due"), "review"

    def entries(self, first: date, last: date) -> Iterator[Entry]:
        due = Review.objects.standing().filter(next_due_on__range=(first, last))
        for review in due.select_related("article", "treatment_type").order_by("next_due_on")[:MOST]:
            if day := review.next_due_on:
                yield Entry(self.name, self.title, review.page, day, None, review.page.pk, is_movable=True)

    def move(self, model: Any, key: int, *, day: date, clock: time | None, by: Any) -> Any:
        page = _found(model, key)
        review = Review.objects.standing().of(page).first()
        if review is None:
            raise LookupError
        review.move_due(by=by, to=day)
        return page


KINDS: dict[str, Kind] = {kind.name: kind for kind in (Appearing(), Changing(), Ending(), ReviewDue())}


def entries(first: date, last: date) -> list[Entry]:
    """All that happens from the first to the last day, in order of time; a fixed number of queries."""
    found = [entry for kind in KINDS.values() for entry in kind.entries(first, last)]
    return sorted(found, key=lambda entry: (entry.day, entry.at is None, entry.at, str(entry.page)))


def by_day(found: Iterable[Entry]) -> dict[date, list[Entry]]:
    days: dict[date, list[Entry]] = {}
    for entry in found:
        days.setdefault(entry.day, []).append(entry)
    return days


def _pages(when: Q) -> Iterator[Any]:
    for model in MODELS.values():
        rows = model.objects.filter(when, status=Publication.Status.PUBLISHED)
        yield from rows.order_by("publish_from").defer(*_long_columns(model))[:MOST]


def _long_columns(model: Any) -> list[str]:
    return [name for name in DEFERRED if any(field.name == name for field in model._meta.fields)]


def _found(model: Any, key: int) -> Any:
    page = model.objects.select_for_update().filter(pk=key).first()
    if page is None:
        raise LookupError
    return page


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    return _midnight(first), _midnight(last + timedelta(days=1)) - timedelta(microseconds=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _moment(day: date, clock: time | None, before: datetime | None) -> datetime:
    """The day at the time that was asked for, else at that of before."""
    own = timezone.localtime(before).time() if before else time(8)
    return timezone.make_aware(datetime.combine(day, clock or own))
