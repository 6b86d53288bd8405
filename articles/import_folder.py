"""Where the files of an import through the browser lie until they are read: one folder an import, below IMPORTS_ROOT."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from django.conf import settings
from django.utils.translation import gettext

NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f\\:]")
LONGEST = 400


class NotTaken(ValueError):
    """The file can't be taken; the message says why."""


def folder_of(key: int) -> Path:
    return Path(settings.IMPORTS_ROOT) / str(key)


def put_all(key: int, pieces: Iterable[tuple[str, IO[bytes], int]]) -> None:
    """Writes files, or pieces of them at an offset; the same piece again changes nothing. Raises NotTaken.

    What lies there is measured once for all of them: with thousands of files that takes its time.
    """
    held = size_of(key)
    for path, content, offset in pieces:
        held += _put(key, path, content, offset, held)


def _put(key: int, path: str, content: IO[bytes], offset: int, held: int) -> int:
    """The bytes of the piece."""
    target = folder_of(key) / _safe(path)
    size = content.seek(0, 2)
    content.seek(0)
    if held + size > settings.IMPORT_MAX_MB * 1024 * 1024:
        raise NotTaken(gettext("The import is larger than %(most)s MB.") % {"most": settings.IMPORT_MAX_MB})
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if offset > (target.stat().st_size if target.exists() else 0):
        raise NotTaken(gettext("A piece of “%(name)s” is missing: send it again.") % {"name": path})
    with target.open("r+b" if offset else "wb") as file:
        file.seek(offset)
        shutil.copyfileobj(content, file)
    return size


def size_of(key: int) -> int:
    """Bytes of the whole folder."""
    return sum(file.stat().st_size for file in folder_of(key).rglob("*") if file.is_file())


def entries(key: int) -> list[str]:
    """What was handed over: each file and folder at the top."""
    folder = folder_of(key)
    return sorted(str(each) for each in folder.iterdir()) if folder.is_dir() else []


def remove(key: int) -> None:
    shutil.rmtree(folder_of(key), ignore_errors=True)


def _safe(path: str) -> PurePosixPath:
    """A path below the folder, whatever the browser says. Raises NotTaken for one that leads elsewhere."""
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or path.startswith("/") or NOT_IN_NAMES.search(path) or len(path) > LONGEST:
        raise NotTaken(gettext("“%(name)s” is no name of a file.") % {"name": path[:80]})
    return PurePosixPath(*parts)
