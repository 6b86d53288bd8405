"""A sign-in between the password and the second factor, kept in the session of somebody who is nobody yet."""

import time
from typing import Any

from django.contrib import auth
from django.http import HttpRequest

KEY = "sign_in_waiting"
SECONDS = 10 * 60
# When the person showed a second factor in this session, and when they last showed that it is them.
FACTOR_AT = "sign_in_factor_at"
CONFIRMED_AT = "sign_in_confirmed_at"


def begin(request: HttpRequest, user: Any, next_page: str) -> None:
    """The password was right; the second factor is still to come."""
    request.session[KEY] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "since": time.time(),
        "next": next_page,
    }


def person(request: HttpRequest) -> Any:
    """Who gave the right password a moment ago; None when it was too long ago, or the sign-in changed meanwhile."""
    kept = request.session.get(KEY)
    if not kept or time.time() - kept["since"] > SECONDS:
        return None
    user = auth.get_user_model().objects.filter(pk=kept["user"], is_active=True, is_staff=True).first()
    return user if user and user.get_session_auth_hash() == kept["password"] else None


def complete(request: HttpRequest, user: Any, *, with_factor: bool) -> None:
    """Sign the person in, under a new session key."""
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.pop(KEY, None)
    confirm(request)
    if with_factor:
        request.session[FACTOR_AT] = time.time()


def confirm(request: HttpRequest) -> None:
    request.session[CONFIRMED_AT] = time.time()


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person showed within ten minutes that it is them."""
    return time.time() - request.session.get(CONFIRMED_AT, 0) < SECONDS
