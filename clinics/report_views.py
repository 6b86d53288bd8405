"""The reports: what the promotions brought, on a page and as files."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinics.desk import desk_view
from clinics.promotion_report import TABLES
from clinics.report_columns import SHARES, STEPS
from clinics.report_form import PeriodForm
from clinics.report_period import Period, presets
from clinics.report_table import Line, Table
from clinics.week_bars import MOST_NUMBERED, Drawing, drawing

PERMISSION = "clinics.view_reports"


@desk_view(PERMISSION)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The way to the one report that there is so far."""
    return redirect("report_promotions")


@desk_view(PERMISSION)
@require_safe
def promotions(request: HttpRequest) -> HttpResponse:
    """How far those who asked got, in all and by week, promotion, source, page and clinic."""
    return _page(request, PeriodForm(request.GET))


@desk_view(PERMISSION)
@require_safe
def promotions_csv(request: HttpRequest, table: str) -> HttpResponse:
    """One table of the report as a file."""
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return _page(request, form)
    period = form.period
    name = f"promotions-by-{table}-{period.first}-{period.last}.csv"
    return HttpResponse(
        TABLES[table](period).as_csv(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(request: HttpRequest, form: PeriodForm) -> HttpResponse:
    today = timezone.localdate()
    context = admin.site.each_context(request) | {
        "title": _("What promotions bring"),
        "form": form,
        "presets": list(presets(today)),
        "today": today,
        "zone": timezone.get_current_timezone_name(),
    }
    if form.is_valid():
        tables = [table(form.period) for table in TABLES.values()]
        weeks, *others = tables
        context |= {
            "period": form.period,
            "weeks": weeks,
            "drawing": _drawing(form.period, weeks),
            "steps": _steps(weeks.total),
            "others": others,
            "is_empty": all(table.is_empty for table in tables),
        }
    return render(request, "clinics/reports/promotions.html", context, status=200 if form.is_valid() else 422)


def _drawing(period: Period, weeks: Table) -> Drawing:
    style = "j M" if len(period.mondays) <= MOST_NUMBERED else "M Y"
    days = [date_format(monday, style) for monday in period.mondays]
    counts = [line.counts for line in weeks.lines]
    return drawing([(day, each["asked"], each["redeemed"]) for day, each in zip(days, counts, strict=True)])


def _steps(total: Line) -> list[tuple[str, str, str, str]]:
    """Title, count, and the share with its title, of each step; the first has no share."""
    shares = [("", ""), *((str(share.title), share.text(total.counts)) for share in SHARES)]
    return [
        (str(step.title), step.text(total.counts), *share) for step, share in zip(STEPS, shares, strict=True)
    ]
