"""Where an export goes: a folder, or a ZIP that is sent while it is made."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

MARK = "export.json"
MIDNIGHT = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the first moment that a ZIP can name: the same content gives the same bytes


class NotWritable(Exception):
    """The export cannot go there; the message says why and what to do."""


class Target(Protocol):
    def write(self, path: str, content: Iterable[bytes]) -> None: ...

    def copy(self, source: str, path: str) -> None: ...


class Folder:
    """A folder that is made where it is missing; an earlier export in it is replaced, anything else is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: set[Path] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            is_ours = (folder / MARK).is_file() or not any(folder.iterdir())
        except OSError as error:
            raise NotWritable(f"The articles cannot be written to {folder}: {error.strerror}") from error
        if not is_ours:
            raise NotWritable(
                f"{folder} holds other files: give an empty folder, or one with an earlier export."
            )

    def write(self, path: str, content: Iterable[bytes]) -> None:
        """A file is there whole or not at all."""
        place = self._place(path)
        unfinished = place.with_name(f"{place.name}.part")
        with unfinished.open("wb") as file:
            file.writelines(content)
        unfinished.replace(place)

    def copy(self, source: str, path: str) -> None:
        """The same file in a second place, where the disk can without taking room twice."""
        place = self._place(path)
        with suppress(FileNotFoundError):
            place.unlink()
        try:
            os.link(self.folder / source, place)
        except OSError:
            place.write_bytes((self.folder / source).read_bytes())

    def finish(self) -> None:
        """Takes away what an earlier export had and this one has no more."""
        for part in ("content", "images", "records"):
            for file in sorted((self.folder / part).rglob("*"), reverse=True):
                if file.is_file() and file not in self._written:
                    file.unlink()
                elif file.is_dir() and not any(file.iterdir()):
                    file.rmdir()

    def _place(self, path: str) -> Path:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        self._written.add(place)
        return place


class Zip:
    """An archive in an open file."""

    def __init__(self, file: IO[bytes]) -> None:
        self.archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def write(self, path: str, content: Iterable[bytes]) -> None:
        with self.archive.open(zipfile.ZipInfo(path, MIDNIGHT), "w", force_zip64=True) as file:
            for part in content:
                file.write(part)

    def copy(self, source: str, path: str) -> None:
        with self.archive.open(source) as original:
            held = original.read()
        self.write(path, [held])

    def finish(self) -> None:
        self.archive.close()
