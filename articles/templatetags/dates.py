"""Dates as people read them, with the machine's form beside it."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """A day in a time element, in the site's zone: 22 November 2026. Nothing where there is no date."""
    if value is None or value == "":
        return ""
    local = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(),
        date_format(local, pgettext("how a day is written, as Django's date filter wants it", "j F Y")),
    )
