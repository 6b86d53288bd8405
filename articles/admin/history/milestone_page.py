"""Names a version of a page, renames it, or takes the name off."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.models import Milestone, Revision


class MilestoneForm(forms.Form):
    name = forms.CharField(
        label=_("Name of this version"),
        max_length=80,
        widget=UnfoldAdminTextInputWidget(),
        help_text=_("For example “Before the relaunch”. Each name once on a page."),
    )


def milestone_page(request: HttpRequest, admin: Any, page: Any, number: int) -> HttpResponse:
    """Asks for the name; by POST gives it, or takes it off where the other button was pressed."""
    versions = Revision.objects.of(page).defer("content").select_related("milestone", "created_by")
    version = get_object_or_404(versions, number=number)
    milestone = getattr(version, "milestone", None)
    back = admin.page_url("versions", page)
    if request.method == "POST" and "remove" in request.POST:
        if milestone:
            milestone.remove(by=request.user)
            messages.success(
                request, gettext("Version %(number)s has no name any more.") % {"number": number}
            )
        return HttpResponseRedirect(back)
    form = MilestoneForm(request.POST or None, initial={"name": milestone.name if milestone else ""})
    if request.method == "POST" and form.is_valid() and _named(request, version, form):
        return HttpResponseRedirect(back)
    context = {
        **admin.admin_site.each_context(request),
        "title": gettext("Name version %(number)s") % {"number": number},
        "subtitle": str(page),
        "opts": admin.model._meta,
        "page": page,
        "version": version,
        "milestone": milestone,
        "form": form,
        "back": back,
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/articles/milestone.html", context)


def _named(request: HttpRequest, version: Revision, form: MilestoneForm) -> bool:
    try:
        milestone = Milestone.objects.mark(version, form.cleaned_data["name"], by=request.user)
    except Milestone.NotAllowed as refusal:
        form.add_error("name", str(refusal))
        return False
    done = gettext("Version %(number)s is called “%(name)s” now.")
    messages.success(request, done % {"number": version.number, "name": milestone.name})
    return True
