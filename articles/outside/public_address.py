"""Which network addresses a request of ours may go to: those of the public internet, never those inside (SSRF)."""

import ipaddress
import socket
from collections.abc import Collection

from django.utils.translation import gettext as _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# What Python takes for public and a server of ours could reach inside.
INSIDE = (
    ipaddress.ip_network("168.63.129.16/32"),  # Azure's own services, on every one of its machines
    ipaddress.ip_network("192.88.99.0/24"),  # relays of 6to4 (RFC 7526)
    ipaddress.ip_network("fec0::/10"),  # site-local (RFC 3879)
)


class NotPublicError(Exception):
    """The host is one of our own network, or could be."""


def public_addresses(host: str, port: int, *, trusted: Collection[str] = ()) -> list[str]:
    """Resolve a host and return the addresses to connect to, the best first; the caller must use these very ones.

    Resolving again when connecting would let a name server answer differently the second time (DNS rebinding).
    Every address of the name must be public. `trusted` hosts are let through whatever they are.
    Raises NotPublicError, and OSError when the name can't be resolved.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise NotPublicError(_("%(host)s is no name of a host.") % {"host": host}) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if host not in trusted and not all(is_public(address) for address in addresses):
        raise NotPublicError(_("%(host)s is not on the public internet.") % {"host": host})
    return addresses


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also in its wrappings for the other IP version."""
    try:
        parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if inner := _wrapped(parsed):
        return is_public(str(inner))
    if any(parsed in network for network in INSIDE):
        return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo
