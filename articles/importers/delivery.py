"""What a clinic hands over: files, folders and ZIP archives, as the files that lie in them, always in the same order.

The path of a file is the one from the folder or archive that was handed over; where several things were, an archive's
name without its ending stands before the paths in it. References of articles derive from it, so that it must not change.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from articles.importers import archive
from articles.importers.document import DocumentError
from articles.importers.file_kinds import is_picture, other_archive
from articles.importers.source_file import SourceFile

__all__ = ["files_in", "is_picture"]

IGNORED = {"node_modules", "__MACOSX", "Thumbs.db", "desktop.ini"}
DEEPEST = 40

Files = Iterator[SourceFile | DocumentError]


def files_in(paths: Iterable[Path]) -> Files:
    """Every file, or why one cannot be had; what belongs to a computer and not to its owner is passed over."""
    paths = list(paths)
    named = {path.name: path for path in paths if path.is_file()}
    for path in paths:
        try:
            if path.is_dir():
                yield from _unpacked(_folder(path, path, 0), is_alone=False)
            else:
                file = _file(path, path.name, partial(_named, named))
                yield from _unpacked(iter([file]), is_alone=len(paths) == 1, is_meant=True)
        except OSError as error:
            yield DocumentError(path.name, None, f"the file cannot be opened: {error.strerror or error}")


def is_ignored(name: str) -> bool:
    return name.startswith((".", "~$")) or name in IGNORED


def _folder(root: Path, folder: Path, depth: int) -> Files:
    """Links are not followed and nothing but files is opened: neither leads out of what was handed over."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = posixpath.relpath(entry.path, root) if depth else entry.name
        shown = path.encode("utf-8", "replace").decode()
        if is_ignored(entry.name):
            continue
        if entry.is_symlink():
            yield DocumentError(shown, None, "is a link and was not followed")
        elif entry.is_dir() and depth == DEEPEST:
            yield DocumentError(shown, None, f"lies more than {DEEPEST} folders deep")
        elif entry.is_dir():
            yield from _safely(shown, _folder(root, Path(entry.path), depth + 1))
        elif entry.is_file():
            yield _file(Path(entry.path), shown, partial(_below, root))


def _safely(path: str, files: Files) -> Files:
    try:
        yield from files
    except OSError as error:
        yield DocumentError(path, None, f"the folder cannot be opened: {error.strerror or error}")


def _file(path: Path, name: str, beside: partial[SourceFile | None]) -> SourceFile:
    return SourceFile(name, path.stat().st_size, partial(_opened, path, name), beside)


def _opened(path: Path, name: str):  # type: ignore[no-untyped-def]
    try:
        return path.open("rb")
    except OSError as error:
        raise DocumentError(name, None, f"the file cannot be opened: {error.strerror or error}") from error


def _unpacked(files: Files, *, is_alone: bool, is_meant: bool = False) -> Files:
    """Archives as what is in them; their names tell them apart where more than one thing was handed over."""
    for file in files:
        if isinstance(file, DocumentError):
            yield file
            continue
        try:
            other = other_archive(file, is_meant=is_meant)
            if other:
                yield DocumentError(file.path, None, f"is a {other} archive; hand it over as ZIP")
            elif archive.is_archive(file):
                yield from archive.members(file, "" if is_alone else f"{posixpath.splitext(file.path)[0]}/")
            else:
                yield file
        except DocumentError as error:
            yield error


def _named(files: dict[str, Path], path: str) -> SourceFile | None:
    """Another one of the files that were handed over together."""
    found = files.get(posixpath.basename(path))
    return _file(found, found.name, partial(_named, files)) if found else None


def _below(root: Path, path: str) -> SourceFile | None:
    """A file of the same folder by its path from there; nothing outside of it, and nothing behind a link."""
    parts = posixpath.normpath(path).split("/")
    if path.startswith("/") or ".." in parts or "\0" in path:
        return None
    place = root
    for part in parts:
        place = place / part
        try:
            mode = place.lstat().st_mode
        except (OSError, ValueError):
            return None
        if stat.S_ISLNK(mode):
            return None
    return _file(place, "/".join(parts), partial(_below, root)) if stat.S_ISREG(mode) else None
