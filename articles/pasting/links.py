"""Where a pasted link leads: without the detours of search engines, relative where it is our own."""

from urllib.parse import parse_qs, urlsplit, urlunsplit

DETOURS = {("www.google.com", "/url"): ("q", "url"), ("l.facebook.com", "/l.php"): ("u",)}


def destination(href: str, own_host: str = "") -> str:
    """The address for the Markdown; empty for what leads nowhere on a page: anchors of the source, other schemes."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return ""
    for name in DETOURS.get((parts.netloc.lower(), parts.path), ()):
        if found := parse_qs(parts.query).get(name):
            return destination(found[0], own_host)
    if parts.scheme in {"mailto", "tel"}:
        return href.strip()
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    if own_host and parts.netloc.lower() == own_host.lower():
        parts = parts._replace(scheme="", netloc="", path=parts.path or "/")
    return without_signs(urlunsplit(parts))


def without_signs(address: str) -> str:
    """The address with the signs written out that would end a link in Markdown."""
    return address.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
