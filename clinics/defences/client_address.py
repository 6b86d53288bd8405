"""The address a request came from, believed only as far as the operator's own proxies vouch for it."""

import ipaddress
from collections.abc import Mapping


def client_address(meta: Mapping[str, str], trusted_hops: int) -> str:
    """Return the client's network address; with IPv6 its /64, which is what one household holds.

    `trusted_hops` proxies of our own each append one entry to X-Forwarded-For: the entry that many from the
    right was written by the outermost of them. Everything further left can be forged.
    """
    address = meta.get("REMOTE_ADDR", "")
    forwarded = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if trusted_hops > 0 and len(forwarded) >= trusted_hops:
        address = forwarded[-trusted_hops]
    return _network(address)


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
