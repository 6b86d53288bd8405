"""The addresses of the sign-in below /admin/."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

from aesthetica.sign_in.adding import add_app, add_passkey, recovery_codes
from aesthetica.sign_in.second_step import second_step
from aesthetica.sign_in.your_sign_in import confirm_person, remove_factor, your_sign_in


def sign_in_urls(site: Any) -> list[URLPattern]:
    """The second step is open to those who are about to sign in, all else to staff."""

    def own(route: str, view: Any) -> URLPattern:
        return path(f"sign-in/{route}", site.admin_view(view), name=view.__name__)

    return [
        path("login/second-step/", never_cache(login_not_required(second_step)), name="second_step"),
        own("", your_sign_in),
        own("confirm/", confirm_person),
        own("app/", add_app),
        own("passkey/", add_passkey),
        own("recovery-codes/", recovery_codes),
        own("remove/", remove_factor),
    ]
