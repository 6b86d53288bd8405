"""Telling search engines which addresses changed (the IndexNow protocol): one POST to INDEXNOW_URL for many addresses."""

import json
from collections.abc import Sequence
from http import HTTPStatus
from http.client import HTTPException
from urllib.parse import urlsplit

from django.conf import settings

from articles.outside.public_address import NotPublicError
from articles.outside.request import UnsafeUrlError, request

MOST = 10_000  # addresses in one POST, by the protocol
PATIENCE = 30.0  # seconds in all
TAKEN = (HTTPStatus.OK, HTTPStatus.ACCEPTED)


class NotTakenError(Exception):
    """The addresses were not taken; the message says why, for the log."""


def is_on() -> bool:
    return bool(settings.INDEXNOW_KEY)


def key_address() -> str:
    """Where search engines look up that the key is ours."""
    return f"{settings.SITE_URL}/{settings.INDEXNOW_KEY}.txt"


def tell(addresses: Sequence[str]) -> None:
    """Hands over whole addresses of this site, at most MOST. Raises NotTakenError."""
    body = json.dumps(
        {
            "host": urlsplit(settings.SITE_URL).hostname,
            "key": settings.INDEXNOW_KEY,
            "keyLocation": key_address(),
            "urlList": list(addresses),
        }
    )
    try:
        answer = request("POST", settings.INDEXNOW_URL, _headers(), body.encode(), trusted=_own_hosts(), patience=PATIENCE)  # fmt: skip
    except (NotPublicError, UnsafeUrlError, OSError, HTTPException) as error:
        raise NotTakenError(f"{type(error).__name__}: {error}") from error
    if answer.status not in TAKEN:
        raise NotTakenError(f"The endpoint answered {answer.status}.")


def _headers() -> dict[str, str]:
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"aesthetica ({settings.SITE_URL})",
    }


def _own_hosts() -> list[str]:
    """An endpoint in one's own network is named with http:// in the environment; all others must be public."""
    parts = urlsplit(settings.INDEXNOW_URL)
    return [parts.hostname] if parts.scheme == "http" and parts.hostname else []
