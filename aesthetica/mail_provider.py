"""Mail through a provider's HTTP interface instead of SMTP (django-anymail), chosen by EMAIL_URL.

anymail+postmark://?server_token=KEY: the options are those that django-anymail's documentation names for the
provider, without its name in front, and percent-encoded where they hold more than letters and digits.
"""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern

TIMEOUT_SECONDS = 20
PROVIDERS = (
    "amazon-ses", "brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "mandrill", "postal", "postmark", "resend",
    "scaleway", "sparkpost", "unisender-go",
)  # fmt: skip


def name_of(email_url: str) -> str:
    """The provider's name in django-anymail; "" where mail needs none.

    Raises ImproperlyConfigured for one that is unknown.
    """
    way, _plus, name = urlsplit(email_url).scheme.partition("+")
    if way != "anymail":
        return ""
    if name not in PROVIDERS:
        raise ImproperlyConfigured(f"EMAIL_URL: after anymail+ comes one of {', '.join(PROVIDERS)}.")
    return name.replace("-", "_")


def mailer(email_url: str) -> dict[str, Any]:
    """The entry of MAILERS for a provider."""
    return {"BACKEND": f"anymail.backends.{name_of(email_url)}.EmailBackend"}


def anymail(email_url: str, webhook_secret: str) -> dict[str, Any]:
    """The setting ANYMAIL: what the provider's mailer and its webhook both read; empty without a provider.

    Raises ImproperlyConfigured without a secret for the webhook, since anybody could suppress addresses then.
    """
    if not (provider := name_of(email_url)):
        return {}
    user, colon, password = webhook_secret.partition(":")
    if not (user and colon and len(password) >= 20):
        raise ImproperlyConfigured(
            "ANYMAIL_WEBHOOK_SECRET must be set where EMAIL_URL names a provider: a name, a colon and at least 20 "
            "random characters. Give the provider the address "
            f"https://NAME:CHARACTERS@your.host/mail/{provider}/tracking/ for its events."
        )
    options = {f"{provider}_{name}".upper(): value for name, value in parse_qsl(urlsplit(email_url).query)}
    # A provider that can't show a picture within the text gets it as an attachment: the code stands there in letters.
    shared = {"IGNORE_UNSUPPORTED_FEATURES": True, "REQUESTS_TIMEOUT": TIMEOUT_SECONDS}
    return options | shared | {"WEBHOOK_SECRET": webhook_secret}


def tracking_addresses(provider: str) -> list[URLPattern]:
    """The address of the provider's events, as django-anymail serves it; none of other providers."""
    if not provider:
        return []
    from anymail.urls import urlpatterns  # loads every provider's code

    return [pattern for pattern in urlpatterns if pattern.name == f"{provider}_tracking_webhook"]
