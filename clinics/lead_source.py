"""Where a lead came from: the page of the form, the campaign in its address, and the visit that led there.

static/js/lead_source.js carries the visit from page to page in the address, as `via`: its first page, the site
that linked to it and its first campaign where that was another, with a blank between them.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")
HOST = re.compile(r"[a-z0-9][a-z0-9.-]{0,254}", re.IGNORECASE)


class Visit(NamedTuple):
    """What `via` says of the visit's beginning; each part may be empty."""

    landing_path: str = ""
    referrer_host: str = ""
    first_utm: str = ""


def lead_source(form: Mapping[str, str], referer: str, own_host: str) -> dict[str, str]:
    """Return values for the fields of Lead, each cut to its length and free of control characters.

    `form` may carry `page`, the address of the page with its query, `referrer` and `via`, all filled in by a
    script; without it the Referer header of the request tells the page.
    """
    header = _split(referer)
    page = _split(form.get("page", ""))
    from_header = header if header.hostname == own_host else _split("")
    query = page.query or from_header.query
    path = page.path if page.path.startswith("/") else from_header.path
    visit = _visit(form.get("via", ""))
    linking = visit.referrer_host or _split(form.get("referrer", "")).hostname or ""
    return _campaign(query) | {
        "source_path": _plain(path, 300),
        "referrer_host": _plain("" if linking == own_host else linking, 255),
        "landing_path": visit.landing_path,
        "first_utm": visit.first_utm or _as_query(query),
    }


def source(found: Mapping[str, str]) -> str:
    """Where somebody came from, in one word: the UTM source, else the site that linked here; empty when unknown.

    `found` is what lead_source() returned. Reports say the same of leads in SQL (funnels.SOURCE).
    """
    return found["utm_source"] or found["referrer_host"]


def _visit(via: str) -> Visit:
    path, host, campaign = [*via.split(" "), "", "", ""][:3]
    return Visit(
        _plain(_split(path).path, 300) if re.match(r"/(?!/)", path) else "",
        host.lower() if HOST.fullmatch(host) else "",
        _as_query(campaign),
    )


def _campaign(query: str) -> dict[str, str]:
    found = parse_qs(query)
    return {name: _plain(found.get(name, [""])[0], 100) for name in UTM}


def _as_query(query: str) -> str:
    return urlencode({name: value for name, value in _campaign(query).items() if value})[:300]


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.hostname  # noqa: B018  (raises for what only looks like an address)
    except ValueError:
        return urlsplit("")
    return parts


def _plain(text: str, length: int) -> str:
    return "".join(character for character in text if character.isprintable())[:length]
