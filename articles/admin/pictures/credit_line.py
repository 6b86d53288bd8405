"""A credit as people have it at hand, pasted into one field and taken apart."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.credits import Credit, parse
from articles.credits.catalogue import read_json


class CreditLineField(forms.CharField):
    """A line in any notation, or the record of a catalogue; its value is a Credit, None for nothing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": _("Credit as you have it"), "required": False, **options})

    def clean(self, value: Any) -> Credit | None:
        line = super().clean(value)
        credit = (read_json(line) or parse(line)) if line else None
        if line and credit is None:
            raise ValidationError(
                gettext("Nothing here says who made the picture, where it is from or under which licence.")
            )
        return credit
