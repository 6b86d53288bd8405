"""A colour in a column: #rrggbb in lower case, and the rule of the schema that keeps it so."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from clinics.contrast import is_colour


def check_colour(text: str) -> None:
    """Raise ValidationError unless the text is a colour of the form #rrggbb."""
    if not is_colour(text):
        raise ValidationError(_("Enter a colour as # and six digits or letters from a to f, like #0e4f47."))


class ColourField(models.CharField):
    """Takes capitals and spaces around; what it holds can be written into a style sheet as it is."""

    default_validators = [check_colour]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **({"max_length": 7} | options))

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.strip().lower() if isinstance(text, str) else text

    def formfield(self, **options: Any) -> Any:
        """Longer texts come as far as the check, which says what a colour is."""
        return super().formfield(**{"max_length": None, **options})


def is_colour_column(name: str) -> Q:
    """# and six digits: what is left of it without digits at its end is the # alone."""
    digits = Func(F(name), Value("0123456789abcdef"), function="RTRIM", output_field=models.CharField())
    return Q(Exact(digits, Value("#"))) & Q(Exact(Length(name), Value(7)))
