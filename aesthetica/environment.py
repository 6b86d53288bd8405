"""Values of the environment turned into settings, each refused with a sentence that says what to do."""

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from aesthetica import mail_provider, newer_sqlite

MAIL_TIMEOUT_SECONDS = 20

# One connection writes at a time and waits its turn; what was acknowledged is on disk (synchronous=FULL).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;"
    ),
    **newer_sqlite.connection_options(),
}
POSTGRESQL_OPTIONS = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
    "options": "-c lock_timeout=10s -c statement_timeout=60s",
}


def database(config: dict[str, Any]) -> dict[str, Any]:
    """Completes a parsed DATABASE_URL with the options that keep data safe on its engine.

    Raises ImproperlyConfigured for an engine other than SQLite and PostgreSQL.
    """
    if config["ENGINE"].endswith("sqlite3"):
        return config | {"OPTIONS": SQLITE_OPTIONS, "CONN_MAX_AGE": None}
    if config["ENGINE"].endswith("postgresql"):
        return config | {"OPTIONS": POSTGRESQL_OPTIONS, "CONN_HEALTH_CHECKS": True}
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://.")


def one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    """The value, when it is one of the choices; raises ImproperlyConfigured, naming the variable, for any other."""
    if value in choices:
        return value
    raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value}.")


def indexnow_key(value: str) -> str:
    """The key as given, or blank. Raises ImproperlyConfigured for one that the IndexNow protocol does not take."""
    if value and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", value):
        raise ImproperlyConfigured(
            "INDEXNOW_KEY must hold 8 to 128 characters out of a-z, A-Z, 0-9 and the dash; leave it blank to tell nobody."
        )
    return value


def outside_url(name: str, value: str) -> str:
    """An address of a server that is asked; raises ImproperlyConfigured, naming the variable, for any other."""
    if not value.startswith(("https://", "http://")):
        raise ImproperlyConfigured(
            f"{name} must begin with https://, or with http:// for a server of your own network."
        )
    return value


def mailer(url: str) -> dict[str, Any]:
    """Turns EMAIL_URL into an entry of MAILERS.

    smtp://user:password@host:587 (plain), smtp+tls:// (STARTTLS demanded), smtp+ssl:// (TLS from the start),
    anymail+postmark://?server_token=KEY (a provider, see mail_provider), file:///folder (one file a mail),
    console: (printed), memory: (kept for tests).
    """
    if mail_provider.name_of(url):
        return mail_provider.mailer(url)
    parts = urlsplit(url)
    backends = "django.core.mail.backends"
    if parts.scheme in ("smtp", "smtp+tls", "smtp+ssl"):
        options = {
            "host": parts.hostname or "localhost",
            "port": parts.port or {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtp+ssl",
            "timeout": int(dict(parse_qsl(parts.query)).get("timeout", MAIL_TIMEOUT_SECONDS)),
        }
        return {"BACKEND": f"{backends}.smtp.EmailBackend", "OPTIONS": options}
    if parts.scheme == "file":
        return {
            "BACKEND": f"{backends}.filebased.EmailBackend",
            "OPTIONS": {"file_path": unquote(parts.path)},
        }
    if parts.scheme == "console":
        return {"BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme == "memory":
        return {"BACKEND": f"{backends}.locmem.EmailBackend"}
    raise ImproperlyConfigured(
        "EMAIL_URL must begin with smtp://, smtp+tls://, smtp+ssl://, anymail+PROVIDER://, file:/// or console:."
    )


def caches(redis_url: str) -> dict[str, Any]:
    """The caches: "default" for what may be lost, "shared" for counters that all processes must see.

    Redis for both where REDIS_URL is given; else this process's memory and a table of the database.
    """
    backends = "django.core.cache.backends"
    if redis_url:
        options = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}
        redis = {"BACKEND": f"{backends}.redis.RedisCache", "LOCATION": redis_url, "OPTIONS": options}
        return {"default": redis, "shared": redis | {"KEY_PREFIX": "shared"}}
    return {
        "default": {"BACKEND": f"{backends}.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
        "shared": {"BACKEND": f"{backends}.db.DatabaseCache", "LOCATION": "aesthetica_shared_cache"},
    }


def storage(s3_url: str, folder: Path) -> dict[str, Any]:
    """Where a kind of files is kept: in the folder, or under its name in the bucket of MEDIA_URL_S3.

    Raises ImproperlyConfigured for an address that names no bucket.
    """
    if not s3_url:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {} if folder.name == "media" else {"location": folder},
        }
    from aesthetica import bucket  # its library is large, and most sites keep their pictures on disk

    bucket.options(s3_url)
    return {"BACKEND": "aesthetica.bucket.Bucket", "OPTIONS": {"url": s3_url, "location": folder.name}}


def secret_key(value: str, *, kept_in: Path | None) -> str:
    """The SECRET_KEY as given; where none is given and a file may keep it, one made once and read ever after.

    Raises ImproperlyConfigured for a short one, and for a missing one without a file.
    """
    if not value and kept_in:
        return _kept_key(kept_in)
    if len(value) < 40:
        raise ImproperlyConfigured(
            "SECRET_KEY must hold at least 40 random characters; make one with: "
            'python -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return value


def _kept_key(file: Path) -> str:
    """Readable by this user alone, and whole from the first moment: two processes may start at once."""
    if not file.exists():
        descriptor, draft = tempfile.mkstemp(dir=file.parent)
        os.write(descriptor, secrets.token_urlsafe(50).encode())
        os.close(descriptor)
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        os.unlink(draft)
    return file.read_text().strip()
