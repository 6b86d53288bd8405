"""The page of a decision: the paper with its source, the pages that rest on it, the question, and the button that posts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.citations.decisions import Decision
from articles.admin.upkeep.where_used import uses_of
from articles.models import Citation


def decision_page(request: HttpRequest, admin: Any, citation: Citation, decision: Decision) -> HttpResponse:
    """Shows the page of the decision, or performs it and goes back to the form of the paper."""
    form = decision.form(citation, request.POST if request.method == "POST" else None)
    back = reverse("admin:articles_citation_change", args=[citation.pk])
    if request.method == "POST" and form.is_valid() and _performed(request, citation, decision, form):
        return HttpResponseRedirect(back)
    context = {
        **admin.admin_site.each_context(request),
        "title": decision.title,
        "subtitle": str(citation),
        "opts": admin.opts,
        "page": citation,
        "verb": decision,
        "form": form,
        "back": back,
        "media": admin.media + form.media,
        "uses": uses_of(citation) if citation.state != decision.state else [],
        "is_downgrade": citation.is_verified,
        "checks": citation.checks.select_related("by"),
    }
    return TemplateResponse(request, "admin/articles/citations/decision.html", context)


def _performed(request: HttpRequest, citation: Citation, decision: Decision, form: forms.Form) -> bool:
    """Whether it worked; a refusal of the model becomes an error of the form."""
    try:
        decision.perform(citation, by=request.user, answers=form.cleaned_data)
    except Citation.NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return False
    said = {"paper": citation, "state": citation.get_state_display()}
    messages.success(request, gettext("“%(paper)s”: %(state)s. The decision is on record.") % said)
    return True
