"""Facts that may be missing: a blank is said to be blank."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import EvidenceLevel

register = template.Library()


@register.filter
def stated(value: Any) -> Any:
    """The value, or 'Not stated' where there is none."""
    return (
        format_html('<span class="not-stated">{}</span>', _("Not stated"))
        if value in (None, "", [])
        else value
    )


@register.filter
def confirmed(fact: Any) -> Any:
    """The level of evidence that verified papers carry, of a statement or an indication: never the stated one above it."""
    if fact.is_confirmed or fact.confirmed_level != EvidenceLevel.NONE:
        return fact.confirmed_level.label
    return format_html('<span class="not-stated">{}</span>', _("Not confirmed"))


@register.filter
def money(amount: Any, currency: str) -> str:
    """An amount with its currency: £ and € as signs, others by their code; whole amounts without decimals."""
    if amount is None:
        return ""
    number = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    sign = {"GBP": "£", "EUR": "€"}.get(currency)
    return f"{sign}{number}" if sign else f"{number} {currency}".strip()
