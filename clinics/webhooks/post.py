"""Handing an event to another program: one signed POST to an address that was checked."""

import hashlib
import hmac
from collections.abc import Collection, Mapping

from articles.outside.request import UnsafeUrlError, checked, request

__all__ = ["UnsafeUrlError", "checked", "is_final", "post", "signature"]

SILENCE = 10.0  # seconds without a byte
PATIENCE = 30.0  # seconds in all: a receiver that drips its answer must not hold up the others
SAYS_LATER = {408, 425, 429}


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return ``v1=`` and the HMAC-SHA-256 of ``timestamp.body`` in hex."""
    message = str(timestamp).encode() + b"." + body
    return "v1=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def post(url: str, body: bytes, headers: Mapping[str, str], *, trusted: Collection[str] = ()) -> int:
    """Post the body and return the status of the answer; no redirect is followed, no answer is read to its end.

    Raises UnsafeUrlError, NotPublicError, OSError and http.client.HTTPException.
    """
    answer = request("POST", url, headers, body, trusted=trusted, silence=SILENCE, patience=PATIENCE)
    return answer.status


def is_final(status: int) -> bool:
    """Whether the same event can't be welcome later: the receiver refused it, or leads elsewhere."""
    return 300 <= status < 500 and status not in SAYS_LATER
