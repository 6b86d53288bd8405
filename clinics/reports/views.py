"""The reports: what the promotions brought, on pages and as files."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinics.desk.views import desk_view
from clinics.models import OfferView, TextVariant
from clinics.reports import funnels
from clinics.reports.drawings import drawing_of
from clinics.reports.files import FILES
from clinics.reports.form import ReportForm
from clinics.reports.period import presets
from clinics.reports.scope import Scope
from clinics.reports.steps import steps
from clinics.reports.tables import TABLES
from clinics.reports.tabs import tabs

PERMISSION = "clinics.view_reports"
OVERVIEW = "overview"


@desk_view(PERMISSION)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The way to the overview."""
    return redirect("report_promotions")


@desk_view(PERMISSION)
@require_safe
def promotions(request: HttpRequest) -> HttpResponse:
    """How far readers got, in all and week by week, and how it is counted."""
    return _page(request, OVERVIEW, "week")


@desk_view(PERMISSION)
@require_safe
def one_table(request: HttpRequest, table: str) -> HttpResponse:
    """The same by week, promotion, source, page, treatment or clinic."""
    return _page(request, table, table)


@desk_view(PERMISSION)
@require_safe
def file(request: HttpRequest, table: str, ending: str) -> HttpResponse:
    """One table of the report as a file."""
    form = ReportForm(request.GET)
    if not form.is_valid():
        return _page(request, table, table)
    scope = form.scope
    return FILES[ending](TABLES[table](scope), scope.period)


def _page(request: HttpRequest, tab: str, table: str) -> HttpResponse:
    form, today = ReportForm(request.GET), timezone.localdate()
    context = admin.site.each_context(request) | {
        "title": _("What promotions bring"),
        "form": form,
        "today": today,
        "zone": timezone.get_current_timezone_name(),
    }
    if not form.is_valid():
        return render(request, "clinics/reports/promotions.html", context, status=422)
    scope = form.scope
    context |= _figures(scope, table) | {
        "tabs": tabs(scope, tab),
        "is_overview": tab == OVERVIEW,
        "presets": [(name, period, scope.only(period=period).query) for name, period in presets(today)],
    }
    return render(request, "clinics/reports/promotions.html", context)


def _figures(scope: Scope, name: str) -> dict[str, Any]:
    table = TABLES[name](scope)
    total = table.total.counts if "asked" in table.total.counts else funnels.together(scope)
    return {
        "scope": scope,
        "period": scope.period,
        "table": table,
        "drawing": drawing_of(table, scope.period),
        "steps": steps(total, funnels.together(scope.before)),
        "is_empty": table.is_empty and not any(total.values()),
        "counted_since": OfferView.objects.order_by("day").values_list("day", flat=True).first(),
        "texts": TextVariant.objects.select_related("promotion").order_by("-ended_at", "-started_at"),
    }
