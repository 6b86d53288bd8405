"""The columns of a report: counts, and shares of one count in another."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Count:
    """How many."""

    of: str
    title: Promise

    def value(self, counts: Counts) -> int:
        return counts[self.of]

    def text(self, counts: Counts) -> str:
        return number_format(self.value(counts), use_l10n=True, force_grouping=True)


@dataclass(frozen=True, slots=True)
class Share:
    """One count as a part of another."""

    of: str
    whole: str
    title: Promise

    def value(self, counts: Counts) -> float | None:
        """Between 0 and 1 with four digits after the point; None where there is nothing to have a share in.

        None, too, where the part is the greater: views were not counted yet when these people asked.
        """
        return round(counts[self.of] / counts[self.whole], 4) if self._is_known(counts) else None

    def text(self, counts: Counts) -> str:
        part, whole = counts[self.of], counts[self.whole]
        if not self._is_known(counts):
            return "–"
        percent = (2000 * part + whole) // (2 * whole) / 10  # halves go up; number_format only cuts off
        return gettext("%(number)s%%") % {"number": number_format(percent, 1, use_l10n=True)}

    def _is_known(self, counts: Counts) -> bool:
        return 0 < counts[self.whole] >= counts[self.of]


Column = Count | Share

STEPS = (
    Count("seen", _("Seen")),
    Count("asked", _("Asked")),
    Count("issued", _("Code issued")),
    Count("sent", _("Code sent")),
    Count("redeemed", _("Redeemed")),
)
SHARES = (
    Share("asked", "seen", _("Asked of seen")),
    Share("issued", "asked", _("Issued of asked")),
    Share("sent", "issued", _("Sent of issued")),
    Share("redeemed", "issued", _("Redeemed of issued")),
)
FUNNEL: tuple[Column, ...] = STEPS + SHARES
REDEMPTIONS: tuple[Column, ...] = (
    Count("redeemed", _("Redeemed")),
    Count("new_clients", _("New clients")),
    Share("new_clients", "redeemed", _("New clients of redeemed")),
)
