"""The days that a report is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics.report_period import DEFAULT_WEEKS, Period, last_weeks

EARLIEST = date(2000, 1, 1)
LONGEST_DAYS = 2 * 366
NAMES = {"first": "from", "last": "to"}  # in the address; `from` is no name for an attribute


class PeriodForm(forms.Form):
    """Two days, both may be left out: up to today, and twelve weeks."""

    first = forms.DateField(label=_("From"), required=False, error_messages={"invalid": _("Enter a day, such as 2026-01-31.")})  # fmt: skip
    last = forms.DateField(label=_("To"), required=False, error_messages={"invalid": _("Enter a day, such as 2026-01-31.")})  # fmt: skip

    @property
    def period(self) -> Period:
        """The days of a form that is valid."""
        return self.cleaned_data["period"]

    def add_prefix(self, field_name: str) -> str:
        return NAMES.get(field_name, field_name)

    def clean_first(self) -> date | None:
        return _day_with_figures(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        return _day_with_figures(self.cleaned_data["last"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        last = cleaned["last"] or timezone.localdate()
        period = Period(cleaned["first"] or last_weeks(DEFAULT_WEEKS, last).first, last)
        if period.first > period.last:
            self.add_error("last", _("The last day lies before the first."))
        elif (period.last - period.first).days >= LONGEST_DAYS:
            self.add_error("first", _("Ask for two years at most."))
        return cleaned | {"period": period}


def _day_with_figures(day: date | None) -> date | None:
    """Refuse days that cannot have figures; calendars of computers end soon after them."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come."), code="future")
    if day and day < EARLIEST:
        earliest = date_format(EARLIEST)
        raise forms.ValidationError(
            gettext("Choose a day from %(day)s on.") % {"day": earliest}, code="early"
        )
    return day
