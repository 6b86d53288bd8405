"""Word documents (DOCX, ECMA-376): one article a file, by mammoth, with pictures, notes and lists; macros never run."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

import mammoth

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.document import DocumentError, Warning
from articles.importers.formats.docx_package import Package, package_of
from articles.importers.formats.docx_properties import entries
from articles.importers.formats.html_notes import placed, take_notes
from articles.importers.formats.html_titles import with_title_on_top
from articles.importers.html_text import from_html
from articles.importers.source_file import SourceFile

LARGEST_PICTURE = 30 * 1024 * 1024
MEDIA = "word/media/"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='HTML Preformatted'] => pre:fresh
"""
CAPTIONED = re.compile(r"<p>(<img\b[^>]*>)</p>\s*<p class=\"caption\">(.*?)</p>", re.DOTALL)
FIGURE = r"<figure>\1<figcaption>\2</figcaption></figure>"
NOTE = r'<sup><a href="#(?P<id>(?:foot|end)note-\d+)"[^>]*>\[\d+\]</a></sup>'
WORDS_OF_NOTE = r'<li id="(?P<id>(?:foot|end)note-\d+)">(?P<words>.*?)</li>'


def articles_in(file: SourceFile) -> Sources | None:
    """The one article of a document; None for another file. Old, locked and other documents are refused with what to do."""
    if file.head.startswith(OLD_WORD):
        reason = "is a document of an old Word, or locked by a password; save it as .docx without one"
        return iter([DocumentError(file.path, None, reason)])
    if not file.head.startswith(b"PK"):
        return None
    package = package_of(file)
    if package is None:
        return None
    if not package.is_word:
        return iter([DocumentError(file.path, None, f"is {package.kind}; save it as .docx")])
    return _article(file)


def picture_in(file: SourceFile, address: str) -> bytes | None:
    """A picture within the document, at most 30 MB; None for what does not lie there."""
    if not address.startswith(MEDIA) or not file.head.startswith(b"PK"):
        return None
    package = package_of(file)
    return (
        package.read(address, LARGEST_PICTURE)
        if package and package.is_word and address in package.names
        else None
    )


def _article(file: SourceFile) -> Iterator[ArticleSource]:
    package = package_of(file)
    assert package is not None
    package.check()
    html = CAPTIONED.sub(FIGURE, with_title_on_top(_html(file, package)))
    html, notes = take_notes(html, NOTE, WORDS_OF_NOTE)
    text = from_html(html)
    if not text.markdown.strip():
        raise DocumentError(file.path, None, "the document holds no text")
    yield ArticleSource(
        name=file.path,
        text=placed(text.markdown, notes),
        format="docx",
        entries=entries(package),
        is_structured=any(f"<{tag}" in html for tag in ("h1", "h2", "h3", "h4", "ul>", "ol>", "table")),
        pictures=text.pictures,
        warnings=(*text.warnings, *_comments(package)),
        digest=hashlib.sha256(package.raw).hexdigest(),
    )


def _html(file: SourceFile, package: Package) -> str:
    media = {
        hashlib.sha256(package.read(name, LARGEST_PICTURE)).digest(): name
        for name in package.names
        if name.startswith(MEDIA)
    }

    def address(image: mammoth.images.Image) -> dict[str, str]:
        with image.open() as stream:
            name = media.get(hashlib.sha256(stream.read()).digest(), "")
        return {"src": name}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package.raw), style_map=STYLES, convert_image=mammoth.images.img_element(address)
        )
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
        zipfile.BadZipFile,
        ExpatError,
    ) as error:
        reason = f"is no whole Word document: {error or type(error).__name__}"
        raise DocumentError(file.path, None, reason) from error
    return str(result.value)


def _comments(package: Package) -> list[Warning]:
    name = "word/comments.xml"
    number = package.read(name).count(b"<w:comment ") if name in package.names else 0
    return [Warning("comments", f"{number} comments of the document stay behind.", 1)] if number else []
