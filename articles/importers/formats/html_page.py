"""A page of the web saved as HTML: its main part, without navigation, and what its head says of it."""

from __future__ import annotations

import hashlib
import re
from html import unescape

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.document import DocumentError, Notes
from articles.importers.encoding import decode
from articles.importers.formats.html_head import read_head
from articles.importers.formats.html_main import main_part
from articles.importers.front_matter import Entry
from articles.importers.html_text import from_tree
from articles.importers.source_file import SourceFile

PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
FRAGMENT = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:head|body|main|article|section|div|header|h1|h2|p|table|ul|ol|figure)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
CLOSED = re.compile(rb"</(?:p|div|h[1-6]|article|section|li|table|body|html)>", re.IGNORECASE)
SHORT = 80
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)


def articles_in(file: SourceFile) -> Sources | None:
    """The one article of a page; None for what is no HTML. The main part is found by its words and its landmarks."""
    head = _plain(file.head)
    if not PAGE.match(head) and not (FRAGMENT.match(head) and CLOSED.search(head)):
        return None
    return _one(file)


def _one(file: SourceFile) -> Sources:
    notes = Notes()
    raw = file.read()
    html = _decoded(raw, file.path, notes)
    head = read_head(html)
    part = main_part(html)
    text = from_tree(part.tree)
    for words in filter(None, part.left_out):
        notes.warn("left-out", f"Taken for navigation and left out of the text: “{_short(words)}”", 1)
    if not text.markdown.strip():
        raise DocumentError(file.path, 1, "the page holds no text")
    yield ArticleSource(
        name=file.path,
        text=text.markdown,
        format="html",
        entries=_with_heading(head.entries, part.heading),
        is_structured=True,
        addresses=head.addresses,
        pictures=text.pictures,
        repairs=tuple(notes.repairs),
        warnings=(*notes.warnings, *text.warnings),
        digest=hashlib.sha256(raw).hexdigest(),
    )


def _plain(head: bytes) -> bytes:
    """The first bytes in ASCII, where they are UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.replace(b"\x00", b"")[2:]
    return head.removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, name: str, notes: Notes) -> str:
    """As the page says it is encoded, where it is not UTF-8 (HTML standard, 13.2.3)."""
    said = CHARSET.search(raw[:4096])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        if said and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return decode(raw.decode(_codec(said[1])).encode(), name, notes)
            except (LookupError, UnicodeDecodeError):
                pass
    return decode(raw, name, notes)


def _codec(said: bytes) -> str:
    """Pages that say Latin-1 mean Windows-1252 (Encoding standard, 4.2)."""
    name = unescape(said.decode("ascii", "replace")).lower()
    return "windows-1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name


def _with_heading(entries: tuple[Entry, ...], heading: str) -> tuple[Entry, ...]:
    """The heading that readers see is the title; what search engines were told is kept where it differs."""
    if not heading:
        return entries
    others = [Entry("seoTitle", each.value, each.line) if each.key == "title" else each for each in entries]
    differing = (each for each in others if each.key != "seoTitle" or each.value != heading)
    return (Entry("title", heading, 1), *differing)


def _short(words: str) -> str:
    return words if len(words) <= SHORT else words[:SHORT].rpartition(" ")[0] + " …"
