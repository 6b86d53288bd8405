"""System checks of the ground that we stand on."""

import sqlite3
from typing import Any, cast

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mailers

SAFE_SQLITE = (3, 51, 3)


@register(Tags.database)
def sqlite_is_safe(**kwargs: Any) -> list[CheckMessage]:
    """Warns below SQLite 3.51.3: two processes that write and checkpoint at once can damage a WAL file."""
    if not _uses_sqlite() or sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    return [
        Warning(
            f"SQLite {sqlite3.sqlite_version} can damage the database when two processes write at once.",
            hint="Install the package pysqlite3 (it carries a newer SQLite), use a Python built with SQLite "
            "3.51.3 or later, or set DATABASE_URL to a PostgreSQL server.",
            id="aesthetica.W001",
        )
    ]


@register(Tags.database)
def sqlite_begins_immediate(**kwargs: Any) -> list[CheckMessage]:
    """Refuses deferred transactions on SQLite: they fail at once instead of waiting when two people write."""
    options = settings.DATABASES["default"].get("OPTIONS", {})
    if not _uses_sqlite() or options.get("transaction_mode") == "IMMEDIATE":
        return []
    return [
        Error(
            "SQLite must open transactions with BEGIN IMMEDIATE.",
            hint="Use environment.SQLITE_OPTIONS.",
            id="aesthetica.E001",
        )
    ]


@register(Tags.security, deploy=True)
def has_content_security_policy(**kwargs: Any) -> list[CheckMessage]:
    """Refuses a policy that lets inline or evaluated scripts run on public pages."""
    scripts = settings.SECURE_CSP.get("script-src", ["'unsafe-inline'"])
    if not {"'unsafe-inline'", "'unsafe-eval'"} & set(map(str, cast(list[str], scripts))):
        return []
    return [
        Error(
            "Public pages must not allow inline scripts.",
            hint="Keep SECURE_CSP strict.",
            id="aesthetica.E002",
        )
    ]


@register
def mail_provider_is_complete(**kwargs: Any) -> list[CheckMessage]:
    """Refuses a provider that lacks a key or a package: it would be noticed only with the first mail."""
    if not settings.MAIL_PROVIDER:
        return []
    try:
        mailers["default"]
    except ImproperlyConfigured as refusal:
        return [
            Error(
                f"EMAIL_URL: {refusal}",
                hint="Write what is missing behind the question mark.",
                id="aesthetica.E003",
            )
        ]
    return []


def _uses_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
