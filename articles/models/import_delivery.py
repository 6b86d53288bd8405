"""The texts of an import in their order, numbered; the same each time, so that it can be resumed at a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from articles.importers import ArticleDocument, Choices, DocumentError, to_document
from articles.importers.article_source import ArticleSource
from articles.importers.delivery import files_in
from articles.importers.picture_addresses import picture_files
from articles.importers.sources import is_text_by_name, sources_in

if TYPE_CHECKING:
    from articles.importers.source_file import SourceFile
    from articles.models.import_batch import ImportBatch


@dataclass(frozen=True, slots=True)
class Delivered:
    """One text, or the reason why there is none; `file` is where it stands."""

    number: int
    source: ArticleSource | DocumentError
    file: SourceFile | None = None

    @property
    def name(self) -> str:
        return self.source.source if isinstance(self.source, DocumentError) else self.source.name

    def document(self, choices: Choices) -> ArticleDocument | DocumentError:
        """The repaired text with the pictures that came with it."""
        if isinstance(self.source, DocumentError):
            return self.source
        try:
            document = to_document(self.source, choices)
        except DocumentError as error:
            return error
        return picture_files(document, self.file) if self.file else document


def delivered(batch: ImportBatch) -> Iterator[Delivered]:
    """Opens what was handed over anew. Raises DocumentError where it cannot be opened at all."""
    numbers = count(1)
    batch.left_aside, batch.left_aside_count = [], 0
    given = {Path(path).name for path in batch.paths if Path(path).is_file()}
    for file in files_in(map(Path, batch.paths)):
        if isinstance(file, DocumentError):
            yield Delivered(next(numbers), file)
            continue
        is_meant = file.path in given or is_text_by_name(file)
        sources = sources_in(file, batch.form, is_meant=is_meant)
        if sources is None:
            batch.leave_aside(file.path)
            continue
        for source in sources:
            yield Delivered(next(numbers), source, file)
