"""ZIP archives (APPNOTE 6.3.10): their members as files, read from where they lie; nothing is ever unpacked to a disk.

A hostile archive costs nothing: what leads out of it, is encrypted, lies about its size, overlaps another member or
swells beyond reason is refused by its name, and the rest comes in.
"""

from __future__ import annotations

import io
import posixpath
import stat
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import IO, BinaryIO

from articles.importers.archive_directory import directory_of
from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile

MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x00\x00PK")
MOST_MEMBERS, LARGEST_DIRECTORY = 100_000, 8 * 1024 * 1024
LARGEST_TOTAL = 20 * 1024**3
LARGEST_INNER = 64 * 1024 * 1024
SWELLS, SMALL = 200, 1024 * 1024  # times its packed size; below that many bytes nobody minds
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
LOCAL_HEADER = 30  # bytes before the name of a member
NO_CONTENT = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def is_archive(file: SourceFile) -> bool:
    """A ZIP that is meant to be opened: office documents are ZIPs, too, and are read as what they are."""
    return file.head.startswith(MARKS) and not _is_document(file)


def members(
    file: SourceFile, prefix: str = "", *, is_inner: bool = False
) -> Iterator[SourceFile | DocumentError]:
    """The files of an archive, their paths below `prefix`; an archive within is opened, one within that is not.

    A single folder around all the others is left out of the paths. Raises DocumentError where it is no archive at all.
    """
    opened = _open(file)
    infos = [info for info in opened.infolist() if not info.is_dir()]
    if sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise DocumentError(file.path, None, "holds more than 20 GB; hand it over in parts")
    shared = _shared_folder([_name(info) for info in infos if not _refusal(info)])
    archive = _Archive(opened, prefix, shared)
    overlapping = _overlapping(infos)
    seen: set[str] = set()
    for info in sorted(infos, key=_name):
        path = _name(info).removeprefix(shared)
        if _is_ignored(path):
            continue
        reason = _refusal(info, is_again=path in seen, overlaps=info.header_offset in overlapping)
        seen.add(path)
        if reason:
            yield DocumentError(prefix + path.replace("\0", "�"), None, reason)
        else:
            yield from _inner(archive.file(path, info), prefix, is_inner)


def _inner(file: SourceFile, prefix: str, is_inner: bool) -> Iterator[SourceFile | DocumentError]:
    try:
        if not is_archive(file):
            yield file
        elif is_inner:
            yield DocumentError(
                file.path, None, "is an archive in an archive in an archive; hand it over by itself"
            )
        else:
            whole = SourceFile.of_bytes(file.path, file.read(LARGEST_INNER))
            yield from members(whole, f"{posixpath.splitext(file.path)[0]}/", is_inner=True)
    except DocumentError as error:
        yield error


class _Archive:
    """An archive held open, and its members by path."""

    def __init__(self, opened: zipfile.ZipFile, prefix: str, shared: str) -> None:
        self.opened, self.prefix, self.shared = opened, prefix, shared
        self._by_path: dict[str, zipfile.ZipInfo] | None = None
        if stream := opened.fp:
            weakref.finalize(self, stream.close)  # pictures are read long after the list of files

    def file(self, path: str, info: zipfile.ZipInfo) -> SourceFile:
        return SourceFile(self.prefix + path, info.file_size, partial(self._stream, path, info), self.beside)

    def beside(self, path: str) -> SourceFile | None:
        if self._by_path is None:
            infos = (info for info in self.opened.infolist() if not info.is_dir() and not _refusal(info))
            self._by_path = {_name(info).removeprefix(self.shared): info for info in infos}
        own = posixpath.normpath(path).removeprefix(self.prefix)
        info = self._by_path.get(own)
        return self.file(own, info) if info else None

    def _stream(self, path: str, info: zipfile.ZipInfo) -> BinaryIO:
        name = self.prefix + path
        return io.BufferedReader(_Guarded(name, _reading(name, lambda: self.opened.open(info))))


class _Guarded(io.RawIOBase):
    """A member whose faults are told by its name."""

    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self.name, self.stream = name, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def, override]
        content = _reading(self.name, lambda: self.stream.read(len(buffer)))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self.stream.close()
        super().close()


def _reading[Result](name: str, read: Callable[[], Result]) -> Result:
    try:
        return read()
    except NO_CONTENT as error:
        raise DocumentError(
            name, None, f"is damaged in its archive: {error or type(error).__name__}"
        ) from error


def _open(file: SourceFile) -> zipfile.ZipFile:
    stream = file.open()
    if not stream.seekable():
        stream.close()
        stream = io.BytesIO(file.read(LARGEST_INNER))
    try:
        return _opened(stream, file.path)
    except DocumentError:
        stream.close()
        raise


def _opened(stream: BinaryIO, path: str) -> zipfile.ZipFile:
    found = directory_of(stream)
    if found is None:
        raise DocumentError(path, None, "is a ZIP archive that breaks off; its list of files is missing")
    if found.entries > MOST_MEMBERS or found.size > LARGEST_DIRECTORY:
        raise DocumentError(path, None, f"holds more than {MOST_MEMBERS:,} files; hand it over in parts")
    try:
        return zipfile.ZipFile(stream)
    except (*NO_CONTENT, UnicodeDecodeError) as error:
        raise DocumentError(path, None, f"is a damaged ZIP archive: {error}") from error


def _is_document(file: SourceFile) -> bool:
    """Office Open XML has a list of content types, OpenDocument and EPUB a member that names the type."""
    try:
        opened = _open(file)
    except DocumentError:
        return False
    names = set(opened.namelist())
    if opened.fp:
        opened.fp.close()
    return "[Content_Types].xml" in names or "mimetype" in names


def _name(info: zipfile.ZipInfo) -> str:
    """The path with "/" between folders; a name that is not marked as UTF-8 is one all the same, if it can be."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _shared_folder(names: list[str]) -> str:
    """The one folder in which everything lies, with its "/"; blank where there is none."""
    tops = {name.split("/")[0] for name in names if not name.startswith("__MACOSX/")}
    own = [name for name in names if not name.startswith("__MACOSX/")]
    top = tops.pop() if len(tops) == 1 and all("/" in name for name in own) else ""
    return f"{top}/" if top not in ("", "..", ".") else ""


def _is_ignored(path: str) -> bool:
    from articles.importers.delivery import is_ignored

    return any(is_ignored(part) for part in path.split("/") if part not in ("..", "."))


def _refusal(info: zipfile.ZipInfo, *, is_again: bool = False, overlaps: bool = False) -> str:
    """Why a member is not read; blank for one that is."""
    path = _name(info)
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\0" in path:
        return "its path leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link and was not followed"
    if info.flag_bits & 0x1:
        return "is encrypted; hand over an archive without a password"
    if info.compress_type not in METHODS:
        return "is packed by a method that is not read here; pack it as an ordinary ZIP"
    if overlaps:
        return "shares its bytes with another file of the archive, as nothing honest does"
    if info.file_size > SMALL and info.file_size > SWELLS * max(info.compress_size, 1):
        return f"would swell to more than {SWELLS} times its packed size"
    return "stands twice in the archive; the first one was taken" if is_again else ""


def _overlapping(infos: list[zipfile.ZipInfo]) -> set[int]:
    """The offsets of members that begin before the one in front of them ends (the quoted-overlap bomb)."""
    found: set[int] = set()
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            found.add(info.header_offset)
        end = max(end, info.header_offset + LOCAL_HEADER + info.compress_size)
    return found
