"""Exceptions from the opening hours, beside the clinic that keeps them."""

from itertools import pairwise

from django.forms import BaseInlineFormSet
from unfold.admin import TabularInline

from clinics.models import OpeningException


class OpeningExceptionFormSet(BaseInlineFormSet):
    """New rows are compared with each other too; each by itself knows only what is stored."""

    def clean(self) -> None:
        """Raises ValidationError where two of the rows that stay share a day."""
        super().clean()
        if any(self.errors):
            return
        for earlier, later in pairwise(sorted(self._staying(), key=lambda each: each.first_day)):
            if later.first_day <= earlier.last_day:
                raise earlier.overlap_error()

    def _staying(self) -> list[OpeningException]:
        rows = [form for form in self.forms if form not in self.deleted_forms]
        return [form.instance for form in rows if form.instance.first_day and form.instance.last_day]


class OpeningExceptionInline(TabularInline):
    model = OpeningException
    formset = OpeningExceptionFormSet
    extra = 0
    tab = True
