"""Which network addresses a request of ours may go to: those of the public internet, never those inside (SSRF)."""

import ipaddress
import socket
from collections.abc import Collection

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class NotPublicError(Exception):
    """The host is one of our own network, or could be."""


def public_address(host: str, port: int, *, trusted: Collection[str] = ()) -> str:
    """Resolve a host and return one address to connect to; the caller must use this very address.

    Resolving again when connecting would let a name server answer differently the second time (DNS rebinding).
    Every address of the name must be public. `trusted` hosts are let through whatever they are.
    Raises NotPublicError, and OSError when the name can't be resolved.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if host not in trusted and not all(is_public(address) for address in addresses):
        raise NotPublicError(f"{host} is not on the public internet.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also in its wrappings for the other IP version."""
    try:
        parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(parsed)
    if inner:
        return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo
