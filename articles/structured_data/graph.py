"""The graph itself: nodes linked by @id, written so that no text of theirs can end the script element."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

type Node = dict[str, Any]
type Crumbs = Sequence[tuple[str, str]]
"""Name and path of every step, from the home page to this one, as the page shows them."""

# "</script>" or "<!--" in a title would end or confuse the element; JSON reads the escapes back as the same text.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(nodes: Iterable[Node]) -> SafeString:
    """The data block to put into a page; blank properties are left out. It is data, so a strict CSP lets it be."""
    document = {"@context": "https://schema.org", "@graph": [_without_blanks(node) for node in nodes]}
    text = json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def absolute(path: str) -> str:
    """The full address of a path of this site; full addresses stay as they are."""
    return urljoin(f"{settings.SITE_URL}/", path)


def reference(node_id: str) -> Node:
    return {"@id": node_id}


def moment(at: datetime | None) -> str:
    """ISO 8601 in the site's time zone."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if item not in ("", None, [], {})}
    return [_without_blanks(item) for item in value] if isinstance(value, list | tuple) else value
