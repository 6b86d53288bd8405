from articles.importers.article_source import Sources
from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile


def with_metadata(file: SourceFile) -> Sources | None:
    return _one(file, "front_matter")


def plain_text(file: SourceFile) -> Sources | None:
    return _one(file, "auto")


def _one(file, form):
    from articles.importers.reader import _text_source

    try:
        source = _text_source(file.read(), file.path, form)
    except DocumentError as error:
        return None if "no front matter" in error.reason else iter([error])
    return iter([source])
