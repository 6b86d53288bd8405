"""Where a lead came from: the page of the form, the campaign in its address, the site that linked to it."""

from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, urlsplit

UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")


def lead_source(form: Mapping[str, str], referer: str, own_host: str) -> dict[str, str]:
    """Return values for the fields of Lead, each cut to its length and free of control characters.

    `form` may carry `page`, the address of the page with its query, and `referrer`, both filled in by a
    script; without it the Referer header of the request tells the page.
    """
    header = _split(referer)
    page = _split(form.get("page", ""))
    from_header = header if header.hostname == own_host else _split("")
    query = parse_qs(page.query or from_header.query)
    found = {name: _plain(query.get(name, [""])[0], 100) for name in UTM}
    path = page.path if page.path.startswith("/") else from_header.path
    linking = _split(form.get("referrer", "")).hostname or ""
    return found | {
        "source_path": _plain(path, 300),
        "referrer_host": _plain("" if linking == own_host else linking, 255),
    }


def source(found: Mapping[str, str]) -> str:
    """Where somebody came from, in one word: the UTM source, else the site that linked here; empty when unknown.

    `found` is what lead_source() returned. Reports say the same of leads in SQL (funnels.SOURCE).
    """
    return found["utm_source"] or found["referrer_host"]


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.hostname  # noqa: B018  (raises for what only looks like an address)
    except ValueError:
        return urlsplit("")
    return parts


def _plain(text: str, length: int) -> str:
    return "".join(character for character in text if character.isprintable())[:length]
