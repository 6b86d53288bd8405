"""A file as it was handed over: by itself, in a folder or in an archive. Opened as often as needed, never held whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from articles.importers.document import DocumentError

HEAD_BYTES = 64 * 1024
MAX_BYTES = 4 * 1024 * 1024

Opener = Callable[[], BinaryIO]


@dataclass(frozen=True)
class SourceFile:
    """`path`: where it lies in what was handed over, with "/" between the folders. `size`: in bytes.

    `beside` finds another file of the same delivery by its path from the root; None where there is none.
    """

    path: str
    size: int
    open: Opener
    beside: Callable[[str], SourceFile | None] = field(default=lambda _path: None, repr=False, compare=False)

    @classmethod
    def of_bytes(cls, path: str, content: bytes) -> SourceFile:
        return cls(path, len(content), lambda: BytesIO(content))

    @property
    def name(self) -> str:
        return PurePosixPath(self.path).name

    @cached_property
    def head(self) -> bytes:
        """The first bytes, enough to tell what kind of file it is."""
        with self.open() as file:
            return file.read(HEAD_BYTES)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All of it. Raises DocumentError where it holds more than `limit` bytes, whatever size it claims."""
        with self.open() as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise DocumentError(
                self.path, 1, f"the file is too large to be one article (over {limit:,} bytes)"
            )
        return content
