"""Handing an event to another program: one signed POST to an address that was checked."""

import hashlib
import hmac
import socket
import ssl
import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from clinics.webhooks.public_address import public_addresses

SILENCE = 10.0  # seconds without a byte
PATIENCE = 30.0  # seconds in all: a receiver that drips its answer must not hold up the others
ADDRESSES = 4  # of a host that are tried
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
    host, port, is_encrypted = checked(url, trusted)
    path = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"
    line = _line(public_addresses(host, port, trusted=trusted), port)
    connection = HTTPConnection(host, port)
    if is_encrypted:
        context = ssl.create_default_context()
        connection = HTTPSConnection(host, port, context=context)
        line = context.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    watch = threading.Timer(PATIENCE, _hang_up, [line])
    watch.start()
    try:
        with closing(line), closing(connection):
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection.sock = line
            connection.request("POST", path, body, dict(headers))
            return connection.getresponse().status
    finally:
        watch.cancel()


def is_final(status: int) -> bool:
    """Whether the same event can't be welcome later: the receiver refused it, or leads elsewhere."""
    return 300 <= status < 500 and status not in SAYS_LATER


def checked(url: str, trusted: Collection[str] = ()) -> tuple[str, int, bool]:
    """Return host, port and whether the line is encrypted. Raises UnsafeUrlError."""
    if not url.isascii() or not url.isprintable() or " " in url:
        raise UnsafeUrlError(_("Write the address in plain letters, without blanks; others as %20 or xn--…."))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnsafeUrlError(_("This is no address that can be posted to.")) from error
    is_encrypted = parts.scheme == "https"
    if not host or not (is_encrypted or (parts.scheme == "http" and host in trusted)):
        raise UnsafeUrlError(_("The address must begin with https://."))
    if "@" in parts.netloc:
        raise UnsafeUrlError(_("The address must not carry a name or password."))
    port = port if port is not None else 443 if is_encrypted else 80
    if port != 443 and port < 1024 and host not in trusted:
        raise UnsafeUrlError(_("The port must be 443, or 1024 or above."))
    return host, port, is_encrypted


def _line(addresses: Sequence[str], port: int) -> socket.socket:
    """A connection to the first of the checked addresses that takes one."""
    *others, last = addresses[:ADDRESSES]
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SILENCE)
    return socket.create_connection((last, port), timeout=SILENCE)


def _hang_up(line: socket.socket) -> None:
    """Ends what another thread waits for on this line; the plain shutdown, since that of TLS would wait itself."""
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
