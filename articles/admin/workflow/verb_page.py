"""The page of a verb: what will happen, the questions, and the button that posts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from articles.admin.findings_panel import panel
from articles.admin.history.since_review import changed_since_review
from articles.admin.upkeep.where_used import uses_of
from articles.admin.workflow.verb import Verb
from articles.models import Publication, Review

REFUSALS = (
    Publication.NotAllowed,
    Publication.NotPublishable,
    Review.NotAllowed,
    PermissionDenied,
    IntegrityError,
)


def verb_page(request: HttpRequest, admin: Any, page: Any, verb: Verb) -> HttpResponse:
    """Shows the page of the verb, or performs it and goes back to the form of the page."""
    form = verb.form(page, request.user, request.POST if request.method == "POST" else None)
    back = admin.change_url(page)
    if request.method == "POST" and form.is_valid() and _performed(request, page, verb, form):
        return HttpResponseRedirect(back)
    context = {
        **admin.admin_site.each_context(request),
        "title": verb.title,
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "verb": verb,
        "form": form,
        "back": back,
        "media": admin.media + form.media,
        "panel": panel(page, admin.model) if verb.name in ("publish", "approve") else None,
        "since": changed_since_review(page) if verb.shows_what_changed else None,
        "uses": uses_of(page) if verb.name == "withdraw" else None,
    }
    return TemplateResponse(request, "admin/articles/verb.html", context)


def _performed(request: HttpRequest, page: Any, verb: Verb, form: forms.Form) -> bool:
    """Whether it worked; a refusal of the model becomes an error of the form."""
    try:
        with transaction.atomic():
            page.lock()
            if not verb.is_possible(page, page.states()):
                form.add_error(None, gettext("The state of the page does not allow this any more."))
                return False
            message = verb.perform(page, by=request.user, answers=form.cleaned_data)
    except REFUSALS as refusal:
        form.add_error(None, reason_of(refusal))
        return False
    messages.success(request, message)
    return True


def reason_of(refusal: Exception) -> str:
    """What to tell the person."""
    if isinstance(refusal, IntegrityError):
        return gettext("Another page has taken this address meanwhile: change the address first.")
    return str(refusal)
