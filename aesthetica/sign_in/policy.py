"""Whether staff need a second factor (STAFF_SECOND_FACTOR), and what is closed to them until they have shown it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from aesthetica.sign_in import factors, waiting

# What a person without a factor needs in order to set one up.
SETTING_UP = (
    "your_sign_in",
    "confirm_person",
    "add_app",
    "add_passkey",
    "recovery_codes",
    "jsi18n",
)
ALWAYS_OPEN = ("login", "second_step", "logout")


def is_off() -> bool:
    return settings.STAFF_SECOND_FACTOR == "off"


def is_required() -> bool:
    return settings.STAFF_SECOND_FACTOR == "required"


class SecondFactorMiddleware:
    """Where a second factor is required, leads staff who have not shown theirs to it, from every page of the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_required() and request.path.startswith(reverse("admin:index")) and (page := _detour(request)):
            return HttpResponseRedirect(reverse(page))
        return self.get_response(request)


def _detour(request: HttpRequest) -> str | None:
    """The page that comes first for this person; None when they may go on."""
    user = request.user
    if not (user.is_authenticated and user.is_staff) or waiting.FACTOR_AT in request.session:
        return None
    if _is_one_of(ALWAYS_OPEN, request):
        return None
    if factors.has_any(user):
        waiting.begin(request, user, request.path if request.method == "GET" else reverse("admin:index"))
        return "admin:second_step"
    return None if _is_one_of(SETTING_UP, request) else "admin:your_sign_in"


def _is_one_of(names: tuple[str, ...], request: HttpRequest) -> bool:
    return request.path in {reverse(f"admin:{name}") for name in names}
