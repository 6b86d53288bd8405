"""Bytes to text.

UTF-8 first; UTF-16 by its byte-order mark or by the pattern of its zeros; where single lines are not UTF-8, those
alone are read in the old encoding in which they look most like writing. What holds no text is refused.
"""

from __future__ import annotations

import codecs
import re

from articles.importers.document import DocumentError, Notes
from articles.importers.legacy_encodings import read_legacy

MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"\x1f\x8b",
    b"{\\rtf",
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
MAX_BYTES = 4 * 1024 * 1024


def decode(raw: bytes, source: str, notes: Notes) -> str:
    """The text of a file, with line feeds only. Raises DocumentError for what is no text."""
    if not raw.strip():
        raise DocumentError(source, 1, "the file is empty")
    if len(raw) > MAX_BYTES:
        raise DocumentError(source, 1, f"the file is too large to be one article ({len(raw):,} bytes)")
    text = _decode(raw, source, notes).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(text)
    if found:
        raise DocumentError(source, text.count("\n", 0, found.start()) + 1, "the file is binary, not text")
    if not text.strip():
        raise DocumentError(source, 1, "the file is empty")
    return text


def _decode(raw: bytes, source: str, notes: Notes) -> str:
    if raw.startswith(SIGNATURES):
        raise DocumentError(source, 1, "the file is binary, not text")
    for mark, codec in MARKS:
        if raw.startswith(mark):
            return _utf16(raw[len(mark) :], codec, source)
    if codec := _unmarked_utf16(raw):
        return _utf16(raw, codec, source)
    if b"\x00" in raw:
        raise DocumentError(
            source, raw.count(b"\n", 0, raw.index(b"\x00")) + 1, "the file is binary, not text"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line, number, notes) for number, line in enumerate(raw.split(b"\n"), 1))


def _unmarked_utf16(raw: bytes) -> str:
    """The codec of UTF-16 that lost its mark: of most pairs of bytes one, and always the same one, is zero."""
    sample = raw[:4000]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if len(raw) % 2 or not half or max(first, second) < 0.6 * half or min(first, second) > 0.02 * half:
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _utf16(raw: bytes, codec: str, source: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise DocumentError(source, 1, f"the file is marked as {codec.upper()} but is not") from error


def _decode_line(raw: bytes, number: int, notes: Notes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text, name = read_legacy(raw)
        notes.warn(
            "encoding",
            f"This line is not UTF-8; it was read as {name}. Check its accents and quotes.",
            number,
        )
        return text
