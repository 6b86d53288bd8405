"""What kind of file something is, told by its first bytes and not by its name."""

from __future__ import annotations

import re

from articles.importers.source_file import SourceFile

PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)
# Brands of the ISO base media format that hold a picture (ISO/IEC 23008-12, AVIF).
BRANDS = {b"avif", b"avis", b"heic", b"heix", b"hevc", b"mif1", b"msf1"}
DRAWING = re.compile(
    rb"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.DOTALL | re.IGNORECASE
)
ARCHIVES = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"Rar!\x1a\x07": "RAR",
    b"\x28\xb5\x2f\xfd": "Zstandard",
}
ARCHIVE_ENDINGS = (".gz", ".tgz", ".bz2", ".tbz", ".xz", ".txz", ".7z", ".rar", ".zst", ".tar")
TAR = slice(257, 262)


def is_picture(file: SourceFile) -> bool:
    head = file.head
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    is_media = head[4:8] == b"ftyp" and head[8:12] in BRANDS
    return (
        head.startswith(PICTURES)
        or is_webp
        or is_media
        or bool(DRAWING.match(head.removeprefix(b"\xef\xbb\xbf")))
    )


def other_archive(file: SourceFile, *, is_meant: bool) -> str:
    """The name of an archive's format that is not read here; of a file that only lies about, its name has to say so, too."""
    if not is_meant and not file.path.lower().endswith(ARCHIVE_ENDINGS):
        return ""
    if file.head[TAR] == b"ustar":
        return "tar"
    return next((name for mark, name in ARCHIVES.items() if file.head.startswith(mark)), "")
