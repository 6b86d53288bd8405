"""How a count has changed since the period before, in words and figures."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Change:
    """Two counts of periods of the same length."""

    now: int
    before: int

    @property
    def text(self) -> str:
        """For example “12 more than before (+25%)”."""
        if not self.before:
            return gettext("none before") if self.now else gettext("none before either")
        if self.now == self.before:
            return gettext("as many as before")
        words = gettext("%(number)s more than before (%(percent)s)")
        if self.now < self.before:
            words = gettext("%(number)s fewer than before (%(percent)s)")
        return words % {"number": _grouped(abs(self.now - self.before)), "percent": self._percent}

    @property
    def sign(self) -> str:
        """An arrow that repeats the words for the eye; nothing where there is nothing to compare with."""
        if not self.before or self.now == self.before:
            return ""
        return "▲" if self.now > self.before else "▼"

    @property
    def _percent(self) -> str:
        percent = round(100 * (self.now - self.before) / self.before)
        return f"{'−' if percent < 0 else '+'}{_grouped(abs(percent))}%"


def _grouped(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
