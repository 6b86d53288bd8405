"""Shortcodes of WordPress, its galleries and captions, and those of page builders, as HTML.

Words in brackets that are no shortcode ("[sic]", "[1]") stay as they are: a shortcode is a name that is known, has a
closing one, or carries attributes.
"""

from __future__ import annotations

import re
from html import escape, unescape

from articles.importers.formats.marks import arguments, words_of
from articles.importers.formats.wordpress_library import Attachment, Library

CODE = re.compile(
    r"(?P<literal>\[)?\[(?P<close>/)?(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:\s+[^\[\]]{0,4000})?|=[^\[\]\s]{1,300})(?P<empty>/)?\](?(literal)(?P<end>\]))"
)
CAPTION = re.compile(
    r"\[(?:wp_)?caption\b(?P<attributes>[^\]]{0,1000})\](?P<inner>.{0,20000}?)\[/(?:wp_)?caption\]",
    re.DOTALL | re.IGNORECASE,
)
PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)
PLAYED = re.compile(
    r"\[(?P<name>embed|audio|video)\b(?P<attributes>[^\]]{0,1000})\](?:(?P<inner>[^\[\]]{0,1000})\[/(?P=name)\])?",
    re.IGNORECASE,
)
FILES = ("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "url", "0")
# Builders whose codes only lay out what stands in them: WPBakery, Divi, Avada, Enfold, Cornerstone, Beaver, Shortcodes Ultimate.
BUILDER = re.compile(
    r"(?:vc|et_pb|fusion|av|cs|x|fl|tatsu|su|mk|nectar|thb|ultimate|dt|kc|bs|wpv)_\w+|(?:vc_)?(?:row|column|columns|section|container|tabs?|accordion|toggle|"
    r"one_half|one_third|two_thirds?|one_fourth|three_fourth)(?:_\w+)?",
    re.IGNORECASE,
)
KNOWN = {
    "gallery",
    "playlist",
    "toc",
    "ez-toc",
    "contact-form-7",
    "contact-form",
    "gravityform",
    "wpforms",
    "ninja_form",
    "rev_slider",
    "sidebar",
}
PICTURES_OF = ("image", "src", "image_url", "url", "ids", "images", "gallery_ids")


def to_html(html: str, post: str, library: Library, kept: list[str]) -> str:
    """`kept` gets the codes that mean nothing here."""
    if "[" not in html:
        return html
    html = CAPTION.sub(_figure, html)
    html = PLAYED.sub(_link, html)
    closed = {found["name"].lower() for found in CODE.finditer(html) if found["close"]}
    return CODE.sub(lambda found: _said(found, closed, post, library, kept), html)


def _figure(found: re.Match[str]) -> str:
    picture = PICTURE.match(found["inner"])
    if not picture:
        return found["inner"]
    words = picture[2].strip() or arguments(unescape(found["attributes"])).get("caption", "")
    return f"<figure>{picture[1]}<figcaption>{words}</figcaption></figure>"


def _link(found: re.Match[str]) -> str:
    given = arguments(unescape(found["attributes"]))
    address = (found["inner"] or "").strip() or next((given[name] for name in FILES if given.get(name)), "")
    return (
        f'<p><a href="{escape(address)}">{escape(given.get("title") or address)}</a></p>' if address else ""
    )


def _said(found: re.Match[str], closed: set[str], post: str, library: Library, kept: list[str]) -> str:
    name = found["name"].lower()
    if found["literal"]:
        return found[0][1:-1]
    is_builder = bool(BUILDER.fullmatch(name))
    given = arguments(unescape(found["attributes"]).strip())
    is_code = (
        is_builder
        or name in KNOWN
        or name in closed
        or any("=" in found[0] and not key.isdigit() for key in given)
    )
    if not is_code:
        return found[0]
    if name == "gallery":
        return _gallery(given, post, library)
    if found["close"]:
        return ""
    if is_builder:
        return _headline(given) + _builder_picture(name, given, library)
    kept.append(found[0])
    return _headline(given)


def _headline(given: dict[str, str]) -> str:
    """What the attributes say to a reader."""
    words = [part.strip("*") for part in words_of(given).split("\n\n") if part]
    return "".join(f"<p><strong>{escape(part)}</strong></p>" for part in words)


def _gallery(given: dict[str, str], post: str, library: Library) -> str:
    numbers = given.get("ids") or given.get("include") or ""
    chosen = re.findall(r"\d+", numbers) if numbers else library.by_parent.get(post, [])
    return "".join(_image(library.attachments[number]) for number in chosen if number in library.attachments)


def _builder_picture(name: str, given: dict[str, str], library: Library) -> str:
    if "image" not in name and "gallery" not in name and "img" not in name:
        return ""
    said = next((given[key] for key in PICTURES_OF if given.get(key)), "")
    if said.startswith(("http", "/")):
        return f'<p><img src="{escape(said)}" alt="{escape(given.get("alt", ""))}"></p>'
    return "".join(
        _image(library.attachments[number])
        for number in re.findall(r"\d+", said)
        if number in library.attachments
    )


def _image(attachment: Attachment) -> str:
    caption = f"<figcaption>{escape(attachment.caption)}</figcaption>" if attachment.caption else ""
    return f'<figure><img src="{escape(attachment.url)}" alt="{escape(attachment.alt)}">{caption}</figure>'
