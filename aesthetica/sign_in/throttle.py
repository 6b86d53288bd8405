"""Who fails to sign in too often has to wait: django-axes counts, we say it in plain words.

A name counts as a keyed digest: what people type there may be a password.
"""

import math
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.views.decorators.csp import csp_override

from clinics.defences.client_address import client_address

KEPT = timedelta(days=30)
PORTION = 200


def address(request: HttpRequest) -> str | None:
    """Where the request comes from, as far as our own proxies vouch for it; of IPv6 the household's network."""
    found = client_address(request.META, settings.TRUSTED_PROXY_HOPS)
    return None if found == "unknown" else found.partition("/")[0]


def name_key(request: Any, credentials: dict[str, Any] | None) -> str:
    """What stands for the sign-in name in the counts."""
    name = credentials["username"] if credentials else request.POST.get("username")
    return key_of(name or "")


def key_of(name: str) -> str:
    return salted_hmac("aesthetica.sign_in", name, algorithm="sha256").hexdigest()


def has_to_wait(request: HttpRequest, user: Any) -> bool:
    """Whether this person failed too often from here."""
    return not AxesProxyHandler.is_allowed(request, {"username": user.get_username()})


def record_failure(request: HttpRequest, user: Any) -> None:
    """A wrong code counts like a wrong password."""
    user_login_failed.send(sender=__name__, credentials={"username": user.get_username()}, request=request)


def wait_page(request: HttpRequest, *ignored: Any) -> HttpResponse:
    """The answer to an attempt while one has to wait: for how long, and what helps."""
    return csp_override(settings.ADMIN_CSP)(_wait_page)(request)  # type: ignore[arg-type]


def _wait_page(request: HttpRequest) -> HttpResponse:
    seconds = _seconds_left(request)
    minutes = max(1, math.ceil(seconds / 60))
    context = {**admin.site.each_context(request), "title": gettext("Please wait"), "minutes": minutes}
    response = render(request, "admin/sign_in/wait.html", context, status=429)
    response.headers["Retry-After"] = str(max(1, math.ceil(seconds)))
    return response


def _seconds_left(request: HttpRequest) -> float:
    """Until the last counted failure from this address is old enough."""
    AxesProxyHandler.update_request(request)
    name = getattr(request, "axes_credentials", None)
    attempts = AccessAttempt.objects.filter(ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    if name:
        attempts = attempts.filter(username=name_key(request, name))
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return (last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()


def is_waiting(user: Any, at: datetime | None = None) -> bool:
    """Whether the person has to wait at some address."""
    since = (at or timezone.now()) - settings.AXES_COOLOFF_TIME
    recent = AccessAttempt.objects.filter(username=key_of(user.get_username()), attempt_time__gt=since)
    counts = recent.order_by().values("ip_address").annotate(failures=Sum("failures_since_start"))
    return counts.filter(failures__gte=settings.AXES_FAILURE_LIMIT).exists()


@transaction.atomic
def let_in(user: Any, *, by: Any) -> None:
    """Forget the person's failures, on record: they may try again at once."""
    AxesProxyHandler.reset_attempts(username=key_of(user.get_username()))
    note = gettext("Let the person try to sign in again at once.")
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=note, single_object=True)


def purge_next(at: datetime | None = None) -> bool:
    """Delete a portion of the counts that are over; say whether there was any."""
    old = AccessAttempt.objects.filter(attempt_time__lte=(at or timezone.now()) - KEPT)
    keys = list(old.order_by().values_list("pk", flat=True)[:PORTION])
    AccessAttempt.objects.filter(pk__in=keys).delete()
    return bool(keys)
