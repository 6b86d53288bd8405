"""The package of an office document: its parts, read with bounds, so that a small file cannot swell beyond reason."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property, lru_cache

from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile

LARGEST_FILE = 64 * 1024 * 1024
MOST_PARTS = 5000
LARGEST_TEXT, LARGEST_PART, LARGEST_TOTAL = 8 * 1024 * 1024, 64 * 1024 * 1024, 200 * 1024 * 1024
MAIN = b"wordprocessingml"
OTHERS = {
    b"spreadsheetml": "an Excel table",
    b"presentationml": "a PowerPoint presentation",
    b"opendocument.text": "an OpenDocument text (.odt)",
    b"opendocument": "an OpenDocument file",
    b"epub": "an EPUB book",
}
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


@dataclass(frozen=True)
class Package:
    """`kind`: what it is, where it is no Word document."""

    path: str
    raw: bytes
    is_word: bool
    kind: str = ""

    @cached_property
    def _zip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.raw))

    @cached_property
    def names(self) -> set[str]:
        return set(self._zip.namelist())

    def read(self, name: str, limit: int = LARGEST_TEXT) -> bytes:
        """A part, whatever size it claims. Raises DocumentError beyond the limit, and where it is damaged."""
        try:
            with self._zip.open(name) as stream:
                content = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            ValueError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise DocumentError(self.path, None, f"its part “{name}” is damaged: {error}") from error
        if len(content) > limit:
            raise DocumentError(
                self.path, None, f"its part “{name}” swells to more than {limit // 1024 // 1024} MB"
            )
        return content

    def check(self) -> None:
        """Raises DocumentError for a bomb and for XML that declares entities, before anything else reads the parts."""
        if len(self.names) > MOST_PARTS:
            raise DocumentError(self.path, None, f"holds more than {MOST_PARTS:,} parts")
        total = 0
        for name in sorted(self.names):
            is_xml = name.endswith((".xml", ".rels"))
            content = self.read(name, LARGEST_TEXT if is_xml else LARGEST_PART)
            total += len(content)
            if is_xml and any(mark in content.replace(b"\x00", b"") for mark in DECLARATIONS):
                raise DocumentError(
                    self.path, None, f"its part “{name}” declares entities, which are never read"
                )
            if total > LARGEST_TOTAL:
                raise DocumentError(self.path, None, "its parts swell to more than 200 MB")


@lru_cache(maxsize=1)
def package_of(file: SourceFile) -> Package | None:
    """The package of a ZIP that is an office document; None for any other file. The last one is kept for its pictures."""
    try:
        raw = file.read(LARGEST_FILE)
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            types = next((name for name in ("[Content_Types].xml", "mimetype") if name in names), "")
            if not types:
                return None
            with archive.open(types) as stream:
                said = stream.read(LARGEST_TEXT)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError, OSError):
        return None
    kind = next((name for mark, name in OTHERS.items() if mark in said), "a document of another kind")
    return Package(file.path, raw, MAIN in said, kind)
