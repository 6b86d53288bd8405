"""What the desk's pages share: who may open them, where they stand, and the clock on the clinic's wall."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csp import csp_override

from clinics.models import Clinic

View = Callable[..., HttpResponse]
CLINIC_KEY = "desk_clinic"


def desk_view(*permissions: str) -> Callable[[View], View]:
    """A view of the admin that needs one of these permissions: others are asked to sign in, or get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(request.user.has_perm(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return csp_override(cast(Any, settings.ADMIN_CSP))(admin.site.admin_view(guarded))

    return decorate


def desk_page(
    request: HttpRequest, name: str, context: dict[str, Any], *, clinic: Clinic | None, status: int = 200
) -> HttpResponse:
    """A page of the desk, with all times in the clinic's zone."""
    with timezone.override(clinic.zone if clinic else None):
        shared = admin.site.each_context(request)
        return render(request, f"clinics/desk/{name}.html", shared | context, status=status)


def clinic_of(request: HttpRequest) -> Clinic | None:
    """The clinic of the last look-up, else the person's own, else the only one."""
    clinics = Clinic.objects.open()
    if last := clinics.filter(pk=request.session.get(CLINIC_KEY) or 0).first():
        return last
    for candidates in (clinics.filter(staff=cast(Any, request.user)), clinics):
        if len(found := list(candidates[:2])) == 1:
            return found[0]
    return None


def remember_clinic(request: HttpRequest, clinic: Clinic) -> None:
    """Start with this clinic the next time."""
    if request.session.get(CLINIC_KEY) != clinic.pk:
        request.session[CLINIC_KEY] = clinic.pk
