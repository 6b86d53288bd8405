"""A sentence is typed, and the rules say what they make of it; nothing is stored."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from articles.admin.findings_panel import Panel, panel_of
from articles.admin.widgets import TextArea
from articles.compliance import Content, check
from articles.compliance.finding import JURISDICTIONS
from articles.models import Article
from articles.models.effective_rules import effective_rules


class TryForm(forms.Form):
    text = forms.CharField(
        label=_("Sentence"),
        widget=TextArea(),
        max_length=20_000,
        help_text=_("Words, a sentence or a paragraph, as it would stand in an article. Nothing is kept."),
    )
    places = forms.MultipleChoiceField(
        label=_("Jurisdictions"),
        choices=[(code, code) for code in JURISDICTIONS],
        initial=settings.JURISDICTIONS,
        widget=UnfoldAdminCheckboxSelectMultipleWidget(),
    )


def try_box(request: HttpRequest, admin: Any) -> HttpResponse:
    """The form, and under it what the present rules about wording say of what was sent."""
    form = TryForm(request.POST if request.method == "POST" else None)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Try a sentence"),
        "opts": admin.opts,
        "form": form,
        "panel": _panel(**form.cleaned_data) if form.is_valid() else None,
        "media": admin.media + form.media,
    }
    return TemplateResponse(request, "admin/articles/rules/try.html", context)


def _panel(text: str, places: list[str]) -> Panel:
    """Only the rules about wording: a sentence has no review, sections or pictures."""
    rules = effective_rules()
    about_words = {rule.id for rule in rules.claims}
    found = [f for f in check(Content({"body": text}), places, rules) if f.rule in about_words]
    return panel_of(found, {"body": text}, Article)
