"""Which live pages the newest change of the rules touches, a bounded number at a time."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.check_report import live_pages_after
from articles.models import RuleSetting
from articles.models.effective_rules import effective_rules
from articles.rule_comparison import Comparison

AT_A_TIME = 100


def touched_pages(request: HttpRequest, admin: Any) -> HttpResponse:
    """The rules before the newest change beside those of now, on the next hundred live pages."""
    until = _number(request.GET.get("since"), RuleSetting.objects.before_newest())
    before, after = effective_rules(until), effective_rules()
    comparison = Comparison(before, after, settings.JURISDICTIONS)
    pages, next_cursor = live_pages_after(request.GET.get("after", ""), AT_A_TIME)
    touched = [found for page in pages if (found := comparison.of(page)).is_touched]
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Live pages that the change touches"),
        "opts": admin.opts,
        "rules": sorted(comparison.rules),
        "before": before.version,
        "after": after.version,
        "until": until,
        "checked": len(pages),
        "next_cursor": next_cursor,
        "touched": [(found, _link(found.page)) for found in touched],
    }
    return TemplateResponse(request, "admin/articles/rules/touched.html", context)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else otherwise


def _link(page: Any) -> str:
    return reverse(f"admin:articles_{page._meta.model_name}_change", args=[page.pk])
