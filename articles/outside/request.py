"""One HTTP request to an address that was checked; no redirect is followed."""

import socket
import ssl
import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.outside.public_address import public_addresses

ADDRESSES = 4  # of a host that are tried


class UnsafeUrlError(Exception):
    """The address isn't one that may be asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` holds as many bytes as were asked for, and one more where there were more."""

    status: int
    body: bytes = b""
    location: str = ""


def request(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes | None = None,
    *,
    trusted: Collection[str] = (),
    takes_plain: bool = False,
    most_bytes: int = 0,
    silence: float = 10.0,
    patience: float = 30.0,
) -> Answer:
    """Ask once. `silence` is seconds without a byte, `patience` seconds in all: who drips its answer is hung up on.

    `takes_plain` allows http:// to the public internet, for what is judged by its own bytes and carries no secret.
    Raises UnsafeUrlError, NotPublicError, OSError and http.client.HTTPException.
    """
    host, port, is_encrypted = checked(url, trusted, takes_plain=takes_plain)
    path = urlsplit(url)._replace(scheme="", netloc="", fragment="").geturl() or "/"
    line = _line(public_addresses(host, port, trusted=trusted), port, silence)
    connection = HTTPConnection(host, port)
    if is_encrypted:
        context = ssl.create_default_context()
        connection = HTTPSConnection(host, port, context=context)
        line = context.wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    watch = threading.Timer(patience, _hang_up, [line])
    watch.start()
    try:
        with closing(line), closing(connection):
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection.sock = line
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            body = answer.read(most_bytes + 1) if most_bytes else b""
            return Answer(answer.status, body, answer.getheader("Location", ""))
    finally:
        watch.cancel()


def checked(url: str, trusted: Collection[str] = (), *, takes_plain: bool = False) -> tuple[str, int, bool]:
    """Return host, port and whether the line is encrypted. Raises UnsafeUrlError."""
    if not url.isascii() or not url.isprintable() or " " in url:
        raise UnsafeUrlError(_("Write the address in plain letters, without blanks; others as %20 or xn--…."))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UnsafeUrlError(_("This is no address that can be asked or posted to.")) from error
    is_encrypted = parts.scheme == "https"
    if not host or not (is_encrypted or (parts.scheme == "http" and (takes_plain or host in trusted))):
        raise UnsafeUrlError(_("The address must begin with https://."))
    if "@" in parts.netloc:
        raise UnsafeUrlError(_("The address must not carry a name or password."))
    port = port if port is not None else 443 if is_encrypted else 80
    usual = 443 if is_encrypted else 80
    if port != usual and port < 1024 and host not in trusted:
        raise UnsafeUrlError(_("The port must be 443, or 1024 or above."))
    return host, port, is_encrypted


def _line(addresses: Sequence[str], port: int, silence: float) -> socket.socket:
    """A connection to the first of the checked addresses that takes one."""
    *others, last = addresses[:ADDRESSES]
    for address in others:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=silence)
    return socket.create_connection((last, port), timeout=silence)


def _hang_up(line: socket.socket) -> None:
    """Ends what another thread waits for on this line; the plain shutdown, since that of TLS would wait itself."""
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
