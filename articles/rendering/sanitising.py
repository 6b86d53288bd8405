"""The last step of every rendering: only what is on this list reaches a page.

An author's raw HTML may bring harmless elements, but no id, class, role or picture: those would let a text clobber the
page's own anchors, dress up as a part of the interface, or show a picture without its credit. What the renderer itself
sets carries a sign that no author can know; the sanitiser takes the sign off and drops every value without it.
"""

import re
import secrets
from collections.abc import Collection
from xml.etree.ElementTree import Element

import nh3

from articles.rendering.links import mark_external

URL_SCHEMES = {"http", "https", "mailto", "tel"}
SIGNED = {
    "id", "class", "role", "tabindex", "aria-label", "aria-hidden", "loading", "decoding", "srcset", "sizes",
}  # fmt: skip
TAGS = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "picture", "pre", "q", "s", "samp", "section", "small", "source", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": SIGNED | {"lang", "dir"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "dfn": {"title"},
    "img": {"src", "alt", "width", "height"},
    "source": {"type"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "svg",
    "math",
    "iframe",
    "object",
    "textarea",
}
# A source without sizes is not ours: sizes need the sign.
FOREIGN_SOURCE = re.compile(r'<source(?!(?:\s[\w-]+="[^"]*")*\ssrcset=)(?:\s[\w-]+="[^"]*")*>')
# Our own pictures carry `decoding`; nh3 writes attributes in double quotes with quotes and brackets escaped.
FOREIGN_PICTURE = re.compile(r'<img(?!(?:\s[\w-]+="[^"]*")*\sdecoding=)(?:\s[\w-]+="[^"]*")*>')

_SIGN = secrets.token_hex(16) + "|"


def sign(root: Element) -> None:
    """Mark the attributes that the renderer set, so that they survive `clean`."""
    for element in root.iter():
        for name in element.attrib.keys() & SIGNED:
            element.set(name, _SIGN + element.attrib[name])


def clean(html: str, own_hosts: Collection[str] = ()) -> str:
    """Sanitise; take foreign pictures out; mark links that leave the site."""
    safe = _CLEANER.clean(html)
    return mark_external(FOREIGN_PICTURE.sub("", FOREIGN_SOURCE.sub("", safe)), own_hosts)


def _only_signed(tag: str, name: str, value: str) -> str | None:
    if name in {"href", "src", "cite"}:
        return value if _is_plain_address(value) else None
    if name not in SIGNED:
        return value
    return value.removeprefix(_SIGN) if value.startswith(_SIGN) else None


def _is_plain_address(value: str) -> bool:
    """No colon before the path but that of a known scheme: `java script:` is no relative address anyone means."""
    start = re.split(r"[/?#]", value.strip(), maxsplit=1)[0]
    return ":" not in start or start.partition(":")[0].lower() in URL_SCHEMES


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_only_signed,
    url_schemes=URL_SCHEMES,
    link_rel=None,
)
