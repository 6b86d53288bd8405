"""Treatments side by side: every cell is a record's own value, a blank is 'not stated'."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.core.validators import slug_re
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models import TreatmentType
from articles.pages.treatment_page import TreatmentPage, for_page
from articles.rendered_text import rendered_texts
from articles.templatetags.facts import money

MOST = 4
LEAST = 2


class Row(NamedTuple):
    """One line of the table: what is compared, and a value for each treatment."""

    heading: str
    values: list[Any]


class Comparison:
    """Up to four published treatments, in the order asked for; unknown and repeated names are left out."""

    def __init__(self, slugs: Sequence[str]) -> None:
        # An address has no other characters; PostgreSQL refuses a NUL even in a question.
        addresses = (slug for slug in slugs if slug_re.fullmatch(slug))
        self.slugs = list(dict.fromkeys(addresses))[:MOST]

    @cached_property
    def choices(self) -> list[TreatmentType]:
        """All treatments that can be compared."""
        return list(
            TreatmentType.objects.published().only("slug", "name", "family").order_by("position", "name")
        )

    @cached_property
    def treatments(self) -> list[TreatmentType]:
        found = for_page(TreatmentType.objects.published().filter(slug__in=self.slugs))
        return sorted(found, key=lambda treatment: self.slugs.index(treatment.slug))

    @property
    def is_ready(self) -> bool:
        return len(self.treatments) >= LEAST

    @property
    def rows(self) -> list[Row]:
        return [
            Row(heading, [value(treatment) for treatment in self.treatments])
            for heading, value in self._lines()
        ]

    def _lines(self) -> list[tuple[str, Callable[[TreatmentType], Any]]]:
        return [
            (_("In one sentence"), lambda t: t.definition),
            (_("Family"), lambda t: t.get_family_display()),
            (_("How it is given"), lambda t: ", ".join(t.delivery_labels)),
            (_("Where it comes from"), lambda t: ", ".join(t.source_labels)),
            (_("Used for"), lambda t: ", ".join(dict.fromkeys(i.concern.name for i in t.indications.all()))),
            (_("Strongest checked evidence"), self._evidence),
            (_("Sessions"), lambda t: t.sessions),
            (_("Time between sessions"), lambda t: t.interval),
            (_("Minutes an appointment"), lambda t: t.appointment_minutes),
            (_("Anaesthetic"), lambda t: t.anaesthetic),
            (_("Downtime"), lambda t: t.downtime),
            (_("First result"), lambda t: t.first_result),
            (_("How long it may last"), lambda t: t.duration),
            (_("Who performs it"), lambda t: t.performed_by),
            (_("Price from"), _price),
            (_("Who it does not suit"), lambda t: self._html(t, "not_suitable")),
            (_("Common risks"), lambda t: self._html(t, "risks_common")),
            (_("Uncommon risks"), lambda t: self._html(t, "risks_uncommon")),
            (_("Serious risks"), lambda t: self._html(t, "risks_serious")),
        ]

    def _evidence(self, treatment: TreatmentType) -> str:
        page = TreatmentPage(treatment)
        if page.is_not_shown_in_people:
            return _("Not yet shown in people")
        return str(page.strongest_level.label) if page.strongest_level else ""

    @cached_property
    def _texts(self) -> dict[str, Any]:
        fields = ("not_suitable", "risks_common", "risks_uncommon", "risks_serious")
        texts = {f"{t.slug}_{field}": getattr(t, field) for t in self.treatments for field in fields}
        return rendered_texts(texts, top_level=4)

    def _html(self, treatment: TreatmentType, field: str) -> Any:
        return mark_safe(self._texts[f"{treatment.slug}_{field}"].html)


def _price(treatment: TreatmentType) -> str:
    price = money(treatment.price_from, treatment.price_currency)
    return f"{price} ({treatment.price_includes})" if price and treatment.price_includes else price
