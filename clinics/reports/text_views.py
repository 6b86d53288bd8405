"""The page that compares a promotion's two texts."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinics.desk.views import desk_view
from clinics.models import TextVariant
from clinics.reports.rate_difference import Rate
from clinics.reports.text_comparison import LEAST, Verdict, compare, signed


@desk_view("clinics.view_reports")
@require_safe
def second_text(request: HttpRequest, pk: int) -> HttpResponse:
    """What each text brought, the difference with its interval, and what can be said by now."""
    text = get_object_or_404(TextVariant.objects.select_related("promotion"), pk=pk)
    comparison = compare(text)
    found = comparison.difference
    context = {
        "title": _("Two texts compared"),
        "text": text,
        "comparison": comparison,
        "rows": [("A", text.promotion, _rate(comparison.first)), ("B", text, _rate(comparison.second))],
        "difference": found
        and {"value": signed(found.value), "low": signed(found.low), "high": signed(found.high)},
        "is_early": comparison.verdict is Verdict.TOO_EARLY,
        "least": LEAST,
        "may_end": text.is_running and request.user.has_perm("clinics.add_textvariant"),
    }
    return render(request, "clinics/reports/second_text.html", admin.site.each_context(request) | context)


def _rate(rate: Rate) -> list[str]:
    """Seen, asked, rate and days of pages, as a page shows them."""
    percent = number_format(round(100 * rate.value, 1), 1, use_l10n=True) if rate.seen else "–"
    return [_number(rate.seen), _number(rate.asked), percent, _number(rate.clusters)]


def _number(count: int) -> str:
    return number_format(count, use_l10n=True, force_grouping=True)
