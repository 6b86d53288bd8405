"""What the tests of the formats share: the articles of some bytes, and how often each word stands in a text."""

import re
from collections import Counter

from articles.importers import ArticleDocument, DocumentError, to_document
from articles.importers.article_source import ArticleSource
from articles.importers.source_file import SourceFile
from articles.importers.sources import sources_in


def sources(
    content: str | bytes, path: str = "file.bin", form: str = "auto"
) -> list[ArticleSource | DocumentError]:
    raw = content.encode() if isinstance(content, str) else content
    return list(sources_in(SourceFile.of_bytes(path, raw), form) or ())


def source(content: str | bytes, path: str = "file.bin") -> ArticleSource:
    (found,) = sources(content, path)
    assert isinstance(found, ArticleSource), found
    return found


def document(content: str | bytes, path: str = "file.bin") -> ArticleDocument:
    return to_document(source(content, path))


def refusal(content: str | bytes, path: str = "file.bin") -> str:
    (found,) = sources(content, path)
    assert isinstance(found, DocumentError), found
    return str(found)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
