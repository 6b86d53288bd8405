"""What a report is asked for: the days, and perhaps one promotion or source."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clinics.models import OfferView, Promotion
from clinics.reports.period import DEFAULT_WEEKS, Period, last_weeks
from clinics.reports.scope import Scope

EARLIEST = date(2000, 1, 1)
LONGEST_DAYS = 2 * 366
MOST_SUGGESTIONS = 50
NAMES = {"first": "from", "last": "to"}  # in the address; `from` is no name for an attribute


class ReportForm(forms.Form):
    """All may be left out: up to today, twelve weeks, every promotion, every source."""

    first = forms.DateField(label=_("From"), required=False, error_messages={"invalid": _("Enter a day, such as 2026-01-31.")})  # fmt: skip
    last = forms.DateField(label=_("To"), required=False, error_messages={"invalid": _("Enter a day, such as 2026-01-31.")})  # fmt: skip
    promotion = forms.ModelChoiceField(
        Promotion.objects.all(), label=_("Promotion"), to_field_name="slug", required=False, empty_label=_("All promotions"),
        error_messages={"invalid_choice": _("There is no such promotion.")},
    )  # fmt: skip
    source = forms.CharField(label=_("Source"), max_length=255, required=False)

    @property
    def scope(self) -> Scope:
        """What a form that is valid asks for."""
        cleaned = self.cleaned_data
        return Scope(cleaned["period"], cleaned["promotion"], cleaned["source"])

    def add_prefix(self, field_name: str) -> str:
        return NAMES.get(field_name, field_name)

    def suggested_sources(self) -> list[str]:
        """Sources to choose from: those of the newest views."""
        known = OfferView.objects.exclude(source="").order_by("-day").values_list("source", flat=True)
        return [gettext("Direct"), *sorted(set(known[:2000]))[:MOST_SUGGESTIONS]]

    def clean_first(self) -> date | None:
        return _day_with_figures(self.cleaned_data["first"])

    def clean_last(self) -> date | None:
        return _day_with_figures(self.cleaned_data["last"])

    def clean_source(self) -> str | None:
        """None for all; nobody's source goes by the name that the tables give it."""
        source = self.cleaned_data["source"]
        return ("" if source.casefold() == gettext("Direct").casefold() else source) if source else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "first" in self.errors or "last" in self.errors:
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
