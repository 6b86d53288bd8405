"""Links that leave the site say so to browsers and search engines."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

EXTERNAL_REL = "noopener nofollow"
# Sanitised HTML only: there every value stands in double quotes and holds none itself.
LINK = re.compile(
    r'<a((?:\s[\w-]+="[^"]*")*?\shref="((?:https?:)?//[^"]*)"(?:\s[\w-]+="[^"]*")*)>', re.IGNORECASE
)


def mark_external(safe_html: str, own_hosts: Collection[str]) -> str:
    """Add `rel` to links to other hosts; our own, the contents and the footnotes keep their weight."""

    def marked(match: re.Match[str]) -> str:
        return match[0] if _host(match[2]) in own_hosts else f'<a{match[1]} rel="{EXTERNAL_REL}">'

    return LINK.sub(marked, safe_html)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
