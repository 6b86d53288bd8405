"""The bytes of a JSON file as they are parsed: in portions, without a byte-order mark, and never one text without end."""

from __future__ import annotations

import re
from typing import Any

from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile

LONGEST = 12 * 1024 * 1024
QUOTE = re.compile(rb'(?<!\\)"')
NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class Stream:
    """What ijson reads from. Raises DocumentError for a single text of more than 12 MB, which a parser would hold whole."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self._since_quote = 0
        self._is_first = True

    def __enter__(self) -> Stream:
        self._stream = self.file.open()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        if self._is_first and size:
            self._is_first, chunk = False, chunk.removeprefix(b"\xef\xbb\xbf")
        last = next((found.start() for found in reversed([*QUOTE.finditer(chunk)])), None)
        self._since_quote = self._since_quote + len(chunk) if last is None else len(chunk) - last
        if self._since_quote > LONGEST:
            raise DocumentError(
                self.file.path, None, "holds a single text of more than 12 MB, which is no article"
            )
        return chunk


def without_nothing(value: Any) -> Any:
    """The value without NUL and halves of characters, which no database takes."""
    if isinstance(value, str):
        return NO_TEXT.sub("", value)
    if isinstance(value, dict):
        return {key: without_nothing(item) for key, item in value.items()}
    return [without_nothing(item) for item in value] if isinstance(value, list) else value
