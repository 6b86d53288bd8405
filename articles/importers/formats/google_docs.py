"""Google Docs saved or published as HTML: what its style sheet says is put into the elements, its lists are nested again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.document import DocumentError, Notes, Warning
from articles.importers.encoding import decode
from articles.importers.formats.google_lists import nest
from articles.importers.formats.google_styles import with_styles
from articles.importers.formats.html_notes import placed, take_notes
from articles.importers.formats.html_titles import with_title_on_top
from articles.importers.front_matter import Entry
from articles.importers.html_text import CLEANER, from_tree
from articles.importers.source_file import SourceFile
from articles.pasting.fragment import read

MARKS = (
    b"lst-kix_",
    b"docs-internal-guid",
    b"doc-content",
    b"themes.googleusercontent.com/fonts",
    b"#ftnt_ref",
    b"docs.google.com/document",
)
SHEET = re.compile(rb"\.c\d+\s*\{")
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL | re.IGNORECASE)
CONTENTS = re.compile(r"<div id=\"contents\">(.*?)<div id=\"footer\">", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL | re.IGNORECASE)
SITE = re.compile(r"\s+-\s+Google (?:Docs|Drive)$")
COMMENT = re.compile(r"<sup[^>]*>\s*<a[^>]*href=\"#cmnt\d+\"[^>]*>\[\w+\]</a>\s*</sup>")
COMMENT_TEXT = re.compile(r"<div[^>]*>(?:(?!</?div).)*?<a[^>]*href=\"#cmnt_ref\d+\".*?</div>", re.DOTALL)
NOTE = r"<sup[^>]*>\s*<a[^>]*href=\"#(?P<id>ftnt\d+)\"[^>]*>\[\d+\]</a>\s*</sup>"
WORDS_OF_NOTE = r"<div>\s*<p[^>]*>\s*<a[^>]*\bid=\"(?P<id>ftnt\d+)\"[^>]*>\[\d+\]</a>(?P<words>.*?)</div>"


def articles_in(file: SourceFile) -> Sources | None:
    """The one article of a document; None for another file."""
    head = file.head
    is_html = b"<html" in head[:2000].lower() or b"docs-internal-guid" in head
    is_docs = any(mark in head for mark in MARKS) and (SHEET.search(head) or b"docs-internal-guid" in head)
    return _article(file) if is_html and is_docs else None


def _article(file: SourceFile) -> Iterator[ArticleSource]:
    raw, notes = file.read(), Notes()
    html = decode(raw, file.path, notes)
    title = TITLE.search(html)
    body = CONTENTS.search(html) or BODY.search(html)
    text, comments = _without_comments(with_styles(html, body[1] if body else html))
    text, footnotes = take_notes(with_title_on_top(text), NOTE, WORDS_OF_NOTE)
    tree = read(text, CLEANER)
    nest(tree)
    found = from_tree(tree)
    if not found.markdown.strip():
        raise DocumentError(file.path, None, "the document holds no text")
    name = SITE.sub("", unescape(title[1]).strip()) if title else ""
    yield ArticleSource(
        name=file.path,
        text=placed(found.markdown, footnotes),
        format="google_docs",
        entries=(Entry("title", name, 1),) if name and "<h1" not in text else (),
        is_structured=bool(re.search(r"<(?:h[1-6]|ul|ol|table)\b", text)),
        pictures=found.pictures,
        warnings=(*notes.warnings, *found.warnings, *comments),
        digest=hashlib.sha256(raw).hexdigest(),
    )


def _without_comments(html: str) -> tuple[str, list[Warning]]:
    number = len(COMMENT.findall(html))
    html = COMMENT_TEXT.sub("", COMMENT.sub("", html)) if number else html
    return html, [Warning("comments", f"{number} comments of the document stay behind.", 1)] if number else []
