"""The site's main menu."""

from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

MENU = (
    ("treatment_list", _("Treatments")),
    ("concern_list", _("Concerns")),
    ("article_list", _("Articles")),
    ("clinic_list", _("Clinics")),
    ("team", _("Team")),
    ("search", _("Search")),
)


class Entry(NamedTuple):
    """One link; `is_current` is the value of aria-current: "page", "true" for the section that we are in, or blank."""

    name: str
    url: str
    is_current: str


@register.simple_tag(takes_context=True)
def site_menu(context: dict[str, Any]) -> list[Entry]:
    """The entries of the main menu; outside a request none of them is the current one."""
    request = context.get("request")
    here = request.path if request else ""
    return [_entry(str(name), reverse(view), here) for view, name in MENU]


def _entry(name: str, url: str, here: str) -> Entry:
    if here == url:
        return Entry(name, url, "page")
    return Entry(name, url, "true" if here.startswith(url) else "")
