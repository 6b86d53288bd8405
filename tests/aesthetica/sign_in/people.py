"""Browsers that sign in by hand, and what an app on a telephone would show."""

import time
from typing import Any

import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from aesthetica.sign_in import factors
from tests.cast import PASSWORD

LOGIN, SECOND_STEP = "/admin/login/", "/admin/login/second-step/"


def give_password(user: Any, password: str = PASSWORD, client: Client | None = None, **extra: Any) -> Any:
    """The answer to the first step."""
    form = {"username": user if isinstance(user, str) else user.username, "password": password}
    return (client or Client()).post(LOGIN, form, **extra)


def code_of(secret: str) -> str:
    """What the app shows now."""
    counters = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counters[len(counters) // 2]))


def set_up_app(user: Any) -> str:
    """Give the person an app for codes, an hour ago; return its secret."""
    secret = factors.new_app_secret()
    with time_machine.travel(time.time() - 3600):
        assert factors.add_app(user, secret, code_of(secret))
    return secret


def is_signed_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200
