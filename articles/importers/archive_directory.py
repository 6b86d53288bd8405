"""How many files a ZIP says it holds, read before anything else of it is (APPNOTE 6.3.10, 4.3.14 to 4.3.16)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

END, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
LOCATOR, LOCATOR_SIZE = b"PK\x06\x07", 20
END_64, END_64_SIZE = b"PK\x06\x06", 56


@dataclass(frozen=True)
class Directory:
    """`size`: the bytes of the list of files, all of which a reader takes into memory."""

    entries: int
    size: int


def directory_of(stream: BinaryIO) -> Directory | None:
    """None where the end of the archive, and with it the list, is missing."""
    length = stream.seek(0, 2)
    start = max(0, length - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        return None
    entries, size = struct.unpack_from("<HI", tail, at + 10)
    locator = at - LOCATOR_SIZE
    if locator >= 0 and tail[locator : locator + 4] == LOCATOR:
        return _of_zip64(stream, struct.unpack_from("<Q", tail, locator + 8)[0])
    return Directory(entries, size)


def _of_zip64(stream: BinaryIO, offset: int) -> Directory | None:
    try:
        stream.seek(offset)
        record = stream.read(END_64_SIZE)
    except (OSError, OverflowError, ValueError):
        return None
    if len(record) < END_64_SIZE or record[:4] != END_64:
        return None
    entries, size = struct.unpack_from("<QQ", record, 32)
    return Directory(entries, size)
