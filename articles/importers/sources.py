"""Which format a file is of: the readers are asked one after the other, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from articles.importers.article_source import ArticleSource, Sources
from articles.importers.delivery import is_picture
from articles.importers.document import DocumentError
from articles.importers.formats import docx, ghost, google_docs, html_page, markdown, wordpress
from articles.importers.source_file import SourceFile

READERS: dict[str, Callable[[SourceFile], Sources | None]] = {
    "wordpress": wordpress.articles_in,
    "ghost": ghost.articles_in,
    "docx": docx.articles_in,
    "google_docs": google_docs.articles_in,
    "html": html_page.articles_in,
    "front_matter": markdown.with_metadata,
    "plain_text": markdown.plain_text,
}
FORMATS = ("auto", *READERS)
# Files of a folder that are meant to be read; other ones only where their content is sure to be an export.
TEXT_ENDINGS = {".md", ".mdx", ".markdown", ".mkd", ".txt", ".text", ".html", ".htm", ".xhtml", ".docx"}
SURE = ("wordpress", "ghost", "docx", "google_docs")


def is_text_by_name(file: SourceFile) -> bool:
    return PurePosixPath(file.path).suffix.lower() in TEXT_ENDINGS


def sources_in(file: SourceFile, form: str = "auto", *, is_meant: bool = True) -> Sources | None:
    """The articles of a file; None for one that holds none and that nobody meant to be read."""
    if form != "auto":
        sources = READERS[form](file)
        return sources if sources is not None else iter([_other_format(file, form)])
    if not is_meant and is_picture(file):
        return None
    for name, read in READERS.items():
        if (is_meant or name in SURE) and (sources := read(file)) is not None:
            return _safely(file, sources)
    return None


def _safely(file: SourceFile, sources: Sources) -> Iterator[ArticleSource | DocumentError]:
    """A file that breaks off in the middle ends with the reason."""
    try:
        yield from sources
    except DocumentError as error:
        yield error


def _other_format(file: SourceFile, form: str) -> DocumentError:
    known = (
        "the file has no front matter"
        if form == "front_matter"
        else f"the file is not of the format “{form}”"
    )
    return DocumentError(file.path, 1, known)
