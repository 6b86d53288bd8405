"""What is weak on pages that readers see, each weakness as a condition of the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.concern import BodyArea, Concern
from articles.models.page_at import is_routed
from articles.models.page_link import PageLink
from articles.models.page_measure import PageMeasure
from articles.models.paper_mention import PaperMention
from articles.models.practitioner import Practitioner
from articles.models.redirect import Redirect
from articles.models.review import Review
from articles.models.treatment_type import TreatmentType

STALE_AFTER = timedelta(days=548)  # a year and a half: the usual interval of a review and half as long again
THIN = 300  # words
MOST_PATHS = 500  # links to other parts of the site that are looked at one by one


@dataclass(frozen=True, slots=True)
class Weakness:
    """One thing to mend: how it is called, what helps, and which pages of a model have it at a moment."""

    title: Any
    advice: Any
    condition: Callable[[Any, datetime], Any]


def stale(model: Any, at: datetime) -> Any:
    return Q(published_at__lt=at - STALE_AFTER)


def thin(model: Any, at: datetime) -> Any:
    return Exists(_measure(model).filter(words__lt=THIN))


def duplicate(model: Any, at: datetime) -> Any:
    return Exists(_measure(model).filter(twin__isnull=False))


def uncited(model: Any, at: datetime) -> Any:
    return ~Exists(_live_links(model).filter(kind=PageLink.Kind.CITATION))


def unrecorded_paper(model: Any, at: datetime) -> Any:
    return Exists(_of_page(PaperMention.objects.filter(is_live=True), model))


def without_picture(model: Any, at: datetime) -> Any:
    return ~Exists(_live_links(model).filter(kind=PageLink.Kind.IMAGE))


def unreviewed(model: Any, at: datetime) -> Any:
    return ~Exists(_approvals(model))


def overdue(model: Any, at: datetime) -> Any:
    current = _approvals(model).filter(next_due_on__gte=timezone.localdate(at))
    return Exists(_approvals(model)) & ~Exists(current)


def broken_links(model: Any, at: datetime) -> Any:
    return Exists(broken(_live_links(model), at))


WEAKNESSES = {
    "unreviewed": Weakness(
        _("No medical review"), _("Submit the text; a reviewer signs what is live."), unreviewed
    ),
    "overdue": Weakness(_("Review overdue"), _("Ask a reviewer to read the text again."), overdue),
    "broken": Weakness(_("Broken link"), _("Mend the link, or lead the old address on."), broken_links),
    "uncited": Weakness(_("No reference"), _("Name the papers that stand behind what is said."), uncited),
    "mention": Weakness(
        _("Paper named, not recorded"), _("Say which paper is meant, under References."), unrecorded_paper
    ),
    "duplicate": Weakness(
        _("Much like another page"), _("Join the two: one page, and a redirect from the other."), duplicate
    ),
    "stale": Weakness(_("Not touched for 18 months"), _("Read it again: has anything changed?"), stale),
    "thin": Weakness(_("Under 300 words"), _("Say more, or make it a part of another page."), thin),
    "picture": Weakness(_("No picture"), _("Choose one from the library, with its credit."), without_picture),
}


def weak(model: Any, name: str = "", at: datetime | None = None) -> QuerySet[Any]:
    """Public pages of the model that have the weakness, or any; an attribute for each weakness says which."""
    at = at or timezone.now()
    conditions = {key: each.condition(model, at) for key, each in WEAKNESSES.items()}
    pages = model.objects.published(at)
    if name:
        return pages.filter(conditions[name])
    any_of_them = Q()
    for condition in conditions.values():
        any_of_them |= Q(condition)
    return pages.filter(any_of_them)


def weaknesses_of(pages: Iterable[Any], at: datetime | None = None) -> dict[int, list[str]]:
    """The names of the weaknesses of each of these pages (all of one model), by key; one query."""
    pages = list(pages)
    if not pages:
        return {}
    at, model = at or timezone.now(), type(pages[0])
    marks = {
        f"is_{name}": Case(When(Q(each.condition(model, at)), then=True), default=False)
        for name, each in WEAKNESSES.items()
    }
    rows = model.objects.filter(pk__in=[page.pk for page in pages]).annotate(**marks).values("pk", *marks)
    return {row["pk"]: [name for name in WEAKNESSES if row[f"is_{name}"]] for row in rows}


def broken(links: QuerySet[Any], at: datetime) -> QuerySet[Any]:
    """Those that lead to nothing public: no such page, a withdrawn one, an address that no part of the site answers."""
    K = PageLink.Kind
    targets: tuple[tuple[str, str, QuerySet[Any]], ...] = (
        (K.ARTICLE, "/articles/", Article.objects.published(at)),
        (K.TREATMENT, "/treatments/", TreatmentType.objects.published(at)),
        (K.CONCERN, "/concerns/", Concern.objects.all()),
        (K.AREA, "/areas/", BodyArea.objects.all()),
        (K.PRACTITIONER, "/team/", Practitioner.objects.all()),
    )
    lost = Q(kind=K.PATH, target__in=_unanswered_paths())
    for kind, place, pages in targets:
        there = Exists(pages.filter(slug=OuterRef("target")))
        lost |= Q(kind=kind) & ~Q(there) & ~Q(_leads_on(place))
    return links.filter(lost)


def _leads_on(place: str) -> Exists:
    address = Concat(Value(place), OuterRef("target"), Value("/"), output_field=CharField())
    return Exists(Redirect.objects.exclude(new_path="").filter(old_path=address))


def _unanswered_paths() -> list[str]:
    """Paths that live texts link to, that no part of the site answers and that lead nowhere else."""
    paths = PageLink.objects.filter(kind=PageLink.Kind.PATH, is_live=True).values_list("target", flat=True)
    unknown = [path for path in paths.order_by("target").distinct()[:MOST_PATHS] if not is_routed(path)]
    known = Redirect.objects.exclude(new_path="").filter(old_path__in=unknown)
    return sorted({*unknown} - {*known.values_list("old_path", flat=True)})


def _of_page(records: Any, model: Any) -> Any:
    return records.filter(**{model.page_field: OuterRef("pk")})


def _live_links(model: Any) -> QuerySet[Any]:
    return _of_page(PageLink.objects.filter(is_live=True), model)


def _measure(model: Any) -> QuerySet[Any]:
    return _of_page(PageMeasure.objects.all(), model)


def _approvals(model: Any) -> QuerySet[Any]:
    approved = _of_page(Review.objects.filter(decision=Review.Decision.APPROVED), model)
    return approved.filter(digest=OuterRef("live_revision__digest"))
