"""The list of all rules, with search and filter, and the box in which a sentence is tried."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from articles.admin.rules.rule_row import LEVELS, RuleRow, newest_settings, rows
from articles.admin.rules.try_box import TryForm
from articles.compliance.finding import JURISDICTIONS
from articles.models.effective_rules import effective_rules

ANY = [("", _("All"))]


class RuleFilter(forms.Form):
    """What the list is narrowed down to."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=UnfoldAdminTextInputWidget()
    )
    place = forms.ChoiceField(
        label=_("Jurisdiction"),
        required=False,
        choices=[*ANY, *((code, code) for code in JURISDICTIONS)],
        widget=UnfoldAdminSelectWidget(),
    )
    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[*ANY, *((code or "off", name) for code, name in LEVELS.items())],
        widget=UnfoldAdminSelectWidget(),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[*ANY, ("changed", _("Changed here")), ("shipped", _("As shipped"))],
        widget=UnfoldAdminSelectWidget(),
    )

    def keeps(self, row: RuleRow) -> bool:
        """Whether the row is one that was asked for; what cannot be read asks for nothing."""
        wanted = self.cleaned_data if self.is_valid() else {}
        level, place, state = wanted.get("level"), wanted.get("place"), wanted.get("state")
        places = [each for each in row.places if not place or each.code == place]
        if level and not any((each.level or "off") == level for each in places):
            return False
        if place and not level and not any(each.level for each in places):
            return False
        if state and any(each.is_changed for each in places) is not (state == "changed"):
            return False
        return all(word in row.words for word in wanted.get("q", "").lower().split())


def rule_list(request: HttpRequest, admin: Any) -> HttpResponse:
    """Every rule as it holds now."""
    chosen = RuleFilter(request.GET)
    effective = effective_rules()
    found = [row for row in rows(effective, newest_settings()) if chosen.keeps(row)]
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Rules of the check"),
        "opts": admin.opts,
        "filter": chosen,
        "rows": found,
        "places": JURISDICTIONS,
        "version": effective.version,
        "try_form": TryForm(),
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/rules/list.html", context)
