"""What happened to a public page, from its recorded versions, signatures and corrections; the newest first."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Correction, Review, Revision

MOST = 200


class Entry(NamedTuple):
    """One line: the day, what happened, and in which words it was noted."""

    on: date
    what: str
    note: str = ""
    version: int = 0


class ChangeLog:
    """Reads versions up to the public one only: nothing of a draft ahead is told."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def entries(self) -> list[Entry]:
        found = [*self._first(), *self._versions(), *self._signatures(), *self._corrections()]
        return sorted(found, key=lambda entry: (entry.on, entry.version), reverse=True)[:MOST]

    @property
    def trail(self) -> list[tuple[str, str]]:
        shelf = "treatment_list" if self.page.page_field == "treatment_type" else "article_list"
        name = _("Treatments") if self.page.page_field == "treatment_type" else _("Articles")
        return [(name, reverse(shelf)), (self.page.title, self.page.get_absolute_url()), (_("Changes"), "")]

    @cached_property
    def _public_versions(self) -> list[Revision]:
        live = self.page.live_revision
        if live is None:
            return []
        return list(Revision.objects.of(self.page).filter(number__lte=live.number).defer("content")[:MOST])

    def _first(self) -> Iterator[Entry]:
        if self.page.publish_from:
            yield Entry(_day(self.page.publish_from), _("Published here"))

    def _versions(self) -> Iterator[Entry]:
        """Versions that say what changed; the others were steps of writing."""
        for version in self._public_versions:
            if version.note:
                yield Entry(_day(version.created_at), _("Text changed"), version.note, version.number)

    def _signatures(self) -> Iterator[Entry]:
        digests = {version.digest: version.number for version in self._public_versions}
        approvals = Review.objects.of(self.page).filter(decision=Review.Decision.APPROVED, digest__in=digests)
        for review in approvals.select_related("practitioner").order_by("-decided_at")[:MOST]:
            who = str(review.practitioner)
            yield Entry(_day(review.decided_at), _("Medical review"), who, digests[review.digest])

    def _corrections(self) -> Iterator[Entry]:
        for correction in Correction.objects.of(self.page)[:MOST]:
            yield Entry(correction.corrected_on, _("Correction"), f"{correction.wrong} → {correction.right}")


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
