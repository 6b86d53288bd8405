"""One case of a rule: as shipped, as it holds in each jurisdiction, its history, and the form to change it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.rules.rule_form import RESET, RuleForm
from articles.admin.rules.rule_row import NO_NAME, Place, RuleRow, newest_settings, row
from articles.compliance import rule_pack
from articles.models import RuleSetting
from articles.models.effective_rules import effective_rules

HISTORY = 50


def rule_page(request: HttpRequest, admin: Any, rule: str, case: str) -> HttpResponse:
    """Shows the case; a POST changes it and leads on to the live pages that it touches."""
    shown = _row(rule, "" if case == NO_NAME else case)
    may_change = request.user.has_perm("articles.change_rulesetting")
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    place = _place(shown, request.GET.get("in", ""))
    form = RuleForm(shown, place, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _changed(request, shown, form):
        return HttpResponseRedirect(reverse("admin:articles_rulesetting_touched"))
    context = {
        **admin.admin_site.each_context(request),
        "title": f"{shown.rule.id} {shown.rule.title}",
        "subtitle": shown.name,
        "opts": admin.opts,
        "row": shown,
        "place": place,
        "form": form if may_change else None,
        "reset": RESET,
        "history": RuleSetting.objects.about(shown.rule.id, shown.case.name).select_related("by")[:HISTORY],
        "media": admin.media + form.media,
    }
    return TemplateResponse(request, "admin/articles/rules/rule.html", context)


def _row(rule_id: str, case_name: str) -> RuleRow:
    try:
        rule, case = rule_pack().case(rule_id, case_name)
    except KeyError as error:
        raise Http404(gettext("There is no such rule.")) from error
    return row(rule, case, effective_rules(), newest_settings())


def _place(shown: RuleRow, code: str) -> Place:
    """The jurisdiction that was asked for, else the site's first."""
    by_code = {place.code: place for place in shown.places}
    return by_code.get(code) or by_code[settings.JURISDICTIONS[0]]


def _changed(request: HttpRequest, shown: RuleRow, form: RuleForm) -> bool:
    """Whether it was stored; a refusal of the model becomes an error of the form."""
    answers = form.cleaned_data
    try:
        RuleSetting.objects.change(
            shown.rule.id,
            shown.case.name,
            answers["jurisdictions"],
            by=request.user,
            why=answers["why"],
            base=answers["base"],
            **form.values(),
        )
    except RuleSetting.Stale as stale:
        form.add_error(None, str(stale))
        return False
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return False
    messages.success(request, gettext("The rule %(rule)s is changed.") % {"rule": shown.rule.id})
    return True
