"""“Your sign-in”: the factors of the person who is signed in, and taking one away."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminPasswordWidget

from aesthetica.sign_in import factors, policy, waiting

View = Callable[[HttpRequest], HttpResponse]


def page(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    """A page of the admin about the person's own sign-in."""
    shared = {**admin.site.each_context(request), "title": title, "back": reverse("admin:your_sign_in")}
    return TemplateResponse(request, f"admin/sign_in/{name}.html", {**shared, **context})


def offered(view: View) -> View:
    """There is no such page where second factors are off."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if policy.is_off():
            raise Http404
        return view(request)

    return guarded


def confirmed(view: View) -> View:
    """Asks for the password first, unless it was given a moment ago: an unlocked screen is not the person."""

    @offered
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if waiting.is_confirmed(request):
            return view(request)
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('admin:confirm_person')}?{query}")

    return guarded


@offered
def your_sign_in(request: HttpRequest) -> HttpResponse:
    """Which factors the person has, and what they can do."""
    own = list(factors.of(request.user))
    return page(
        request,
        "your_sign_in",
        gettext("Your sign-in"),
        factors=own,
        has_app=any(factor.type == factors.Type.TOTP for factor in own),
        codes_left=factors.recovery_codes_left(request.user) if own else None,
        must_set_up=policy.is_required() and not own,
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password")},
    )


@offered
def confirm_person(request: HttpRequest) -> HttpResponse:
    """Asks for the password, and goes on to where one wanted to go."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        name, password = request.user.get_username(), form.cleaned_data["password"]
        if authenticate(request, username=name, password=password):
            waiting.confirm(request)
            return HttpResponseRedirect(_next_page(request))
        form.add_error("password", gettext("That is not your password."))
    return page(
        request,
        "form",
        gettext("Is it you?"),
        form=form,
        explanation=gettext("Give your password again before the way you sign in is changed."),
        button=gettext("Go on"),
    )


def _next_page(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_ours else reverse("admin:your_sign_in")


@confirmed
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Asks once; by POST takes the factor away."""
    key = request.GET.get("factor", "")
    factor = get_object_or_404(factors.of(request.user), pk=key if key.isdecimal() else 0)
    if request.method == "POST":
        factors.remove(factor)
        if not factors.has_any(request.user):
            request.session.pop(waiting.FACTOR_AT, None)
        messages.success(request, gettext("Removed. It opens nothing any more."))
        return HttpResponseRedirect(reverse("admin:your_sign_in"))
    is_last = factors.of(request.user).count() == 1
    return page(
        request,
        "form",
        gettext("Remove a second factor"),
        subject=name_of(factor),
        explanation=gettext("It is the last one: then your password alone signs you in.")
        if is_last
        else gettext("You keep the others."),
        button=gettext("Remove"),
    )


def name_of(factor: Authenticator) -> str:
    """What the person calls it."""
    return gettext("App code") if factor.type == factors.Type.TOTP else str(factor)
