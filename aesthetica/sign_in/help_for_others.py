"""What an administrator does for a person who cannot sign in: take a lost factor off, end the waiting."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext

from aesthetica.sign_in import factors, throttle


def urls(model_admin: Any) -> list[URLPattern]:
    """The two pages among the addresses of a person."""

    def page(name: str, act: Callable[..., HttpResponse]) -> URLPattern:
        def view(request: HttpRequest, object_id: int) -> HttpResponse:
            person = model_admin.get_object(request, str(object_id))
            if not person or not model_admin.has_change_permission(request, person):
                raise PermissionDenied
            return act(request, person, model_admin)

        route = f"<int:object_id>/{name.replace('_', '-')}/"
        return path(route, model_admin.admin_site.admin_view(view), name=f"auth_user_{name}")

    return [page("take_off_factor", _take_off_factor), page("let_in", _let_in)]


def _take_off_factor(request: HttpRequest, person: Any, model_admin: Any) -> HttpResponse:
    if request.method == "POST":
        factors.take_off(person, by=request.user)
        messages.success(request, gettext("Taken off. The password alone signs the person in now."))
        return _back_to(person)
    return _ask(
        request,
        person,
        model_admin,
        title=gettext("Take off the second factor"),
        explanation=gettext(
            "Only when you know by voice or sight that it is this person who lost theirs: then their password alone opens the admin. It stays on record that you did."
        ),
        button=gettext("Take off"),
    )


def _let_in(request: HttpRequest, person: Any, model_admin: Any) -> HttpResponse:
    if request.method == "POST":
        throttle.let_in(person, by=request.user)
        messages.success(request, gettext("The person can try to sign in again at once."))
        return _back_to(person)
    return _ask(
        request,
        person,
        model_admin,
        title=gettext("End the waiting"),
        explanation=gettext(
            "After too many failed tries a person has to wait. End it when you know that it was this person who tried."
        ),
        button=gettext("End the waiting"),
    )


def _back_to(person: Any) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:auth_user_change", args=[person.pk]))


def _ask(request: HttpRequest, person: Any, model_admin: Any, **words: str) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "back": reverse("admin:auth_user_change", args=[person.pk]),
        "subject": str(person),
        **words,
    }
    return TemplateResponse(request, "admin/clinics/confirm.html", context)
