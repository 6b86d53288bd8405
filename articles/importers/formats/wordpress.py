from articles.importers.article_source import Sources
from articles.importers.source_file import SourceFile


def articles_in(file: SourceFile) -> Sources | None:
    return None
