"""Handing an event to another program: one signed POST to an address that was checked."""

import hashlib
import hmac
import socket
import ssl
import threading
from collections.abc import Collection, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from clinics.public_address import public_address

SILENCE = 10.0  # seconds without a byte
PATIENCE = 30.0  # seconds in all: a receiver that drips its answer must not hold up the others
SAYS_LATER = {408, 425, 429}


class UnsafeUrlError(Exception):
    """The address isn't one that events may be posted to."""


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return ``v1=`` and the HMAC-SHA-256 of ``timestamp.body`` in hex."""
    message = str(timestamp).encode() + b"." + body
    return "v1=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def post(url: str, body: bytes, headers: Mapping[str, str], *, trusted: Collection[str] = ()) -> int:
    """Post the body and return the status of the answer; no redirect is followed, no answer is read to its end.

    Raises UnsafeUrlError, NotPublicError, OSError and http.client.HTTPException.
    """
    connection = _connected(url, trusted)
    watch = threading.Timer(PATIENCE, _hang_up, [connection])
    watch.start()
    try:
        path = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request("POST", path, body, dict(headers))
        return connection.getresponse().status
    finally:
        watch.cancel()
        connection.close()


def is_final(status: int) -> bool:
    """Whether the same event can't be welcome later: the receiver refused it, or leads elsewhere."""
    return 300 <= status < 500 and status not in SAYS_LATER


def checked(url: str, trusted: Collection[str] = ()) -> tuple[str, int, bool]:
    """Return host, port and whether the line is encrypted. Raises UnsafeUrlError."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnsafeUrlError("This is no address that can be posted to.") from error
    is_encrypted = parts.scheme == "https"
    if not host or not (is_encrypted or (parts.scheme == "http" and host in trusted)):
        raise UnsafeUrlError("The address must begin with https://.")
    if parts.username or parts.password:
        raise UnsafeUrlError("The address must not carry a name or password.")
    return host, port or (443 if is_encrypted else 80), is_encrypted


def _connected(url: str, trusted: Collection[str]) -> HTTPConnection:
    """A connection to the address that was checked; name and certificate stay those of the host."""
    host, port, is_encrypted = checked(url, trusted)
    address = public_address(host, port, trusted=trusted)
    line = socket.create_connection((address, port), timeout=SILENCE)
    if not is_encrypted:
        plain = HTTPConnection(host, port, timeout=SILENCE)
        plain.sock = line
        return plain
    encrypted = HTTPSConnection(host, port, timeout=SILENCE)
    try:
        encrypted.sock = ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except OSError:
        line.close()
        raise
    return encrypted


def _hang_up(connection: HTTPConnection) -> None:
    if connection.sock:
        connection.sock.shutdown(socket.SHUT_RDWR)


__all__ = ["HTTPException", "UnsafeUrlError", "checked", "is_final", "post", "signature"]
