"""The pictures that came with a text: which file of the delivery an address in it means."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import unquote, urlsplit

from articles.importers.document import ArticleDocument
from articles.importers.formats import docx
from articles.importers.source_file import SourceFile

MAX_BYTES = 30 * 1024 * 1024
# Where site generators keep what a text calls "/images/x.jpg".
ROOTS = (
    "",
    "static/",
    "public/",
    "assets/",
    "src/assets/",
    "src/",
    "content/",
    "source/",
    "wp-content/uploads/",
)


def picture_files(document: ArticleDocument, file: SourceFile) -> ArticleDocument:
    """The document with a way to the bytes of each picture that lies in the delivery."""
    images = [image for image in (*document.images, document.hero) if image]
    found = {image.url: read for image in images if (read := _reader(image.url, file))}
    return replace(document, picture_files=found) if found else document


def _reader(url: str, file: SourceFile) -> Callable[[], bytes] | None:
    if url.startswith("image:"):
        return None
    inside = docx.picture_in(file, url)
    if inside is not None:
        return partial(bytes, inside)
    for path in _paths(url, file.path):
        beside = file.beside(path)
        if beside:
            return partial(beside.read, MAX_BYTES)
    return None


def _paths(url: str, source: str) -> Iterator[str]:
    """The paths in the delivery that an address may mean, the likeliest first."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    path = unquote(parts.path)
    if not path or parts.scheme not in ("", "http", "https"):
        return
    if not parts.netloc and not path.startswith("/"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    tail = path.lstrip("/")
    while tail.startswith(("./", "../")):
        tail = tail.partition("/")[2]
    yield from (root + tail for root in ROOTS)
    if "wp-content/uploads/" in tail or "content/images/" in tail:
        yield tail[tail.index("wp-content/" if "wp-content/" in tail else "content/images/") :]
        yield tail.partition("uploads/")[2] or tail
