"""The ways to look at the report, as links that keep what was chosen."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from clinics.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Tab:
    title: str
    address: str
    is_current: bool


def tabs(scope: Scope, current: str) -> list[Tab]:
    """The overview, and a page for each table."""
    titles = {
        "overview": gettext("Overview"),
        "week": gettext("Weeks"),
        "promotion": gettext("Promotions"),
        "source": gettext("Sources"),
        "page": gettext("Pages"),
        "treatment": gettext("Treatments"),
        "clinic": gettext("Clinics"),
    }
    return [Tab(title, f"{_address(name)}?{scope.query}", name == current) for name, title in titles.items()]


def _address(name: str) -> str:
    return reverse("report_promotions" if name == "overview" else f"report_promotions_by_{name}")
