"""A person's second factors: passkeys, an app that shows codes, recovery codes on paper.

allauth keeps them (its model Authenticator) and knows the cryptography; all that we use of its inner modules is here.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

Type = Authenticator.Type


def of(user: Any) -> QuerySet[Authenticator]:
    """The passkeys and the app; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user=user).exclude(type=Type.RECOVERY_CODES).order_by("created_at")


def has_any(user: Any) -> bool:
    return of(user).exists()


def passkeys(user: Any) -> QuerySet[Authenticator]:
    return of(user).filter(type=Type.WEBAUTHN)


# --- codes ------------------------------------------------------------------------------------------------------


@transaction.atomic
def app_code_fits(user: Any, code: str) -> bool:
    """Whether the person's app shows this code now; each code counts once, whichever process is asked."""
    app = Authenticator.objects.select_for_update().filter(user=user, type=Type.TOTP).first()
    counter = app and _counter_of(totp.decrypt(app.data["secret"]), code)
    if not app or counter is None or counter <= app.data.get("used_counter", 0):
        return False
    app.data["used_counter"] = counter
    app.save(update_fields=["data"])
    app.record_usage()
    return True


def _counter_of(secret: str, code: str) -> int | None:
    """The half minute that the code belongs to, when it is about now."""
    for counter in totp.yield_hotp_counters_from_time() if secret else ():
        expected = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if totp.compare_user_code(actual=code, expected=expected):
            return counter
    return None


@transaction.atomic
def recovery_code_fits(user: Any, code: str) -> bool:
    """Whether it is one of the person's recovery codes; it is used up then."""
    kept = Authenticator.objects.select_for_update().filter(user=user, type=Type.RECOVERY_CODES).first()
    if not kept or not totp.decrypt(kept.data["seed"]) or not RecoveryCodes(kept).validate_code(code):
        return False
    kept.record_usage()
    return True


def recovery_codes_left(user: Any) -> int:
    kept = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(kept).get_unused_codes()) if kept else 0


@transaction.atomic
def fresh_recovery_codes(user: Any) -> list[str]:
    """New codes in place of all former ones."""
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    return RecoveryCodes.activate(user).generate_codes()


# --- adding and removing ----------------------------------------------------------------------------------------


def new_app_secret() -> str:
    return totp.generate_totp_secret()


@transaction.atomic
def add_app(user: Any, secret: str, code: str) -> bool:
    """Take the app in, in place of a former one, when it shows the right code; say whether it did."""
    counter = _counter_of(secret, code)
    if counter is None:
        return False
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    app = totp.TOTP.activate(user, secret).instance
    app.data["used_counter"] = counter
    app.save(update_fields=["data"])
    return True


def passkey_to_add(user: Any) -> dict[str, Any]:
    """What the browser needs to make a passkey; the session keeps the challenge."""
    return webauthn.begin_registration(user, passwordless=False)


def add_passkey(user: Any, name: str, answer: dict[str, Any]) -> bool:
    """Take in the passkey that the browser made; say whether it fits the challenge."""
    try:
        webauthn.parse_registration_response(answer)
        webauthn.complete_registration(answer)
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError):
        return False
    webauthn.WebAuthn.add(user, name, answer)
    return True


def passkey_to_ask(user: Any) -> dict[str, Any]:
    """What the browser needs to ask for one of the person's passkeys; the session keeps the challenge."""
    return webauthn.begin_authentication(user)


def passkey_fits(user: Any, answer: dict[str, Any]) -> bool:
    """Whether the browser's answer comes from one of the person's passkeys."""
    try:
        webauthn.parse_authentication_response(answer)
        webauthn.complete_authentication(user, answer).record_usage()
    except (ValidationError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


@transaction.atomic
def remove(factor: Authenticator) -> None:
    """Take one away; recovery codes go with the last."""
    user = factor.user
    factor.delete()
    if not has_any(user):
        Authenticator.objects.filter(user=user).delete()


@transaction.atomic
def take_off(user: Any, *, by: Any) -> int:
    """Take every factor off a person who lost theirs, on record; return how many passkeys and apps there were."""
    count = of(user).count()
    Authenticator.objects.filter(user=user).delete()
    note = gettext("Took off the second factor of the sign-in.")
    LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=note, single_object=True)
    return count
